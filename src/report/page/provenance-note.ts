import type { Manifest } from '../manifest.ts';
import type { ManifestClip } from '../manifest-clip.ts';
import { type Html, html } from './html.ts';
import { counted } from './words.ts';

/** Says plainly where the pictures come from: nobody should take a storyboard, a model's work or a stopgap for something else. */
export function provenanceNote({ clips, deliverables }: Manifest): Html {
  const made = clips.filter(({ state }) => state === 'ready');
  const madeAs = (provenance: ManifestClip['provenance']) => made.filter((clip) => clip.provenance === provenance);
  const subject = (count: number) => (count === clips.length ? everyOne(count) : counted(count, 'clip'));
  const [animatics, ai, footage] = [madeAs('animatic').length, madeAs('ai'), madeAs('footage').length];
  const substitutes = made.filter(({ insteadOf }) => insteadOf !== null).length;
  const spoken = deliverables.filter(({ sound }) => sound?.voices.some(({ spokenBy }) => spokenBy !== null)).length;
  const missing = clips.length - made.length;
  return html`<ul class="provenance">
    ${
      animatics > 0 &&
      html`<li>
        <b>${subject(animatics)} ${animatics === 1 ? 'is an animatic' : 'are animatics'}:</b> storyboards drawn by a
        program to judge story, timing and text. They are not final footage, and no AI model made them.
      </li>`
    }
    ${
      ai.length > 0 &&
      html`<li>
        <b>${subject(ai.length)} ${are(ai.length)} AI footage,</b> made by
        ${[...new Set(ai.map(({ model }) => model))].join(', ')}. Where a service has a field for that, its posts have
        to declare it.
      </li>`
    }
    ${footage > 0 && html`<li><b>${subject(footage)} ${are(footage)} the team’s own footage.</b></li>`}
    ${
      spoken > 0 &&
      html`<li>
        <b>${counted(spoken, 'video')} ${are(spoken)} spoken by an AI model.</b> Where a service has a field for that,
        posts have to declare it.
      </li>`
    }
    ${
      substitutes > 0 &&
      html`<li>
        <b>${counted(substitutes, 'substitute')}:</b> made by another provider than the one asked for. They are marked.
      </li>`
    }
    ${missing > 0 && html`<li><b>${subject(missing)} ${are(missing)} not made yet.</b></li>`}
  </ul>`;
}

const everyOne = (count: number) => (count === 1 ? 'The clip' : `All ${count} clips`);
const are = (count: number) => (count === 1 ? 'is' : 'are');
