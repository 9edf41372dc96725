import type { ManifestDeliverable } from '../manifest-deliverable.ts';
import { type Html, html } from './html.ts';
import { counted } from './words.ts';

/** Music with its licence, and who speaks. */
export function soundList({ sound }: ManifestDeliverable): Html {
  if (sound === null) return html``;
  const { music, voices } = sound;
  const models = [...new Set(voices.flatMap(({ spokenBy }) => spokenBy?.model ?? []))];
  return html`<details>
    <summary>Sound</summary>
    <ul class="sounds">
      ${
        music !== null &&
        html`<li>Music: ${music.name}, ${music.licence === null ? html`<b>no licence given</b>` : music.licence}</li>`
      }
      ${
        voices.length > 0 &&
        html`<li>
          ${counted(voices.length, 'voice')}${models.length > 0 && html`, <b>spoken by a model</b> (${models.join(', ')})`}
        </li>`
      }
    </ul>
  </details>`;
}
