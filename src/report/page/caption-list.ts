import type { ManifestDeliverable } from '../manifest-deliverable.ts';
import { type Html, html } from './html.ts';
import { clockTime } from './words.ts';

/** The captions with their times. */
export function captionList({ captions, locale, direction }: ManifestDeliverable): Html {
  return html`${
    captions.length > 0 &&
    html`<details>
      <summary>Captions</summary>
      <ol class="captions">
        ${captions.map(
          ({ start, end, text }) =>
            html`<li>
              <span class="when">${clockTime(start)} to ${clockTime(end)}</span>
              <span lang="${locale}" dir="${direction}">${text}</span>
            </li>`,
        )}
      </ol>
    </details>`
  }`;
}
