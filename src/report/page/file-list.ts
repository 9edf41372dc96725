import type { ManifestDeliverable } from '../manifest-deliverable.ts';
import { type Html, html } from './html.ts';
import { fileSize } from './words.ts';

/** The files beside this page, with their hashes. */
export function fileList({ files }: ManifestDeliverable): Html {
  return html`${
    files.length > 0 &&
    html`<details>
      <summary>Files</summary>
      <ul class="files">
        ${files.map(
          ({ path, bytes, sha256 }) =>
            html`<li>
              <a href="${relativeUrl(path)}" dir="auto">${path}</a> <span class="small">${fileSize(bytes)}</span>
              <code class="hash">${sha256}</code>
            </li>`,
        )}
      </ul>
    </details>`
  }`;
}

/** Names may hold spaces, `#`, `%` and every script. */
export function relativeUrl(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
