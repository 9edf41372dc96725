import type { Manifest } from '../manifest.ts';
import { type Html, html } from './html.ts';
import { counted } from './words.ts';

/** Says plainly where the pictures come from: nobody should take a storyboard, a model's work or a stopgap for something else. */
export function provenanceNote({ summary, clips }: Manifest): Html {
  const { ai, animatic, footage } = summary.provenance;
  const subject = (count: number) => (count === summary.clips ? everyOne(count) : counted(count, 'clip'));
  const models = [...new Set(clips.flatMap((clip) => (clip.provenance === 'ai' ? [clip.model] : [])))];
  const lines = [
    animatic > 0 &&
      html`<li>
        <b>${subject(animatic)} ${animatic === 1 ? 'is an animatic' : 'are animatics'}:</b> storyboards drawn by a
        program to judge story, timing and text. They are not final footage, and no AI model made them.
      </li>`,
    ai > 0 &&
      html`<li>
        <b>${subject(ai)} ${are(ai)} AI footage,</b> made by ${models.join(', ')}. Where a service has a field for that,
        its posts have to declare it.
      </li>`,
    footage > 0 && html`<li><b>${subject(footage)} ${are(footage)} the team’s own footage.</b></li>`,
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

const everyOne = (count: number) => (count === 1 ? 'The clip' : `All ${count} clips`);
const are = (count: number) => (count === 1 ? 'is' : 'are');
