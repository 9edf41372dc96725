import type { Manifest } from '../manifest.ts';
import { type Html, html } from './html.ts';
import { counted } from './words.ts';

/** Says plainly where the pictures come from: nobody should take a storyboard, a model's work or a stopgap for something else. */
export function provenanceNote({ summary, clips }: Manifest): Html {
  const { ai, animatic, footage } = summary.provenance;
  const all = (count: number) => (count === summary.clips ? `All ${counted(count, 'clip')}` : counted(count, 'clip'));
  const models = [...new Set(clips.flatMap((clip) => (clip.provenance === 'ai' ? [clip.model] : [])))];
  const lines = [
    animatic > 0 &&
      html`<li>
        <b>${all(animatic)} ${are(animatic)} animatics:</b> storyboards drawn by a program to judge story, timing and
        text. They are not final footage, and no AI model made them.
      </li>`,
    ai > 0 &&
      html`<li>
        <b>${all(ai)} ${are(ai)} AI footage,</b> made by ${models.join(', ')}. Where a service asks for it, the posts
        declare it.
      </li>`,
    footage > 0 && html`<li><b>${all(footage)} ${are(footage)} the team’s own footage.</b></li>`,
    summary.substitutes > 0 &&
      html`<li>
        <b>${counted(summary.substitutes, 'substitute')}:</b> made by another provider than the one asked for. They are
        marked.
      </li>`,
  ];
  return html`<ul class="provenance">
    ${lines}
  </ul>`;
}

const are = (count: number) => (count === 1 ? 'is' : 'are');
