import { type Html, html } from './html.ts';
import { madeBy, madeByBadges } from './made-by.ts';
import type { PageContent } from './page-content.ts';
import { dollars, length } from './words.ts';

/** Every clip once, with who made it and what it cost. */
export function clipTable({ manifest }: PageContent): Html {
  return html`<section class="clips" aria-labelledby="clips">
    <h2 id="clips">Clips and costs</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="clips">
      <table>
        <thead>
          <tr>
            <th scope="col">Clip</th>
            <th scope="col">Made by</th>
            <th scope="col">State</th>
            <th scope="col" class="number">Length</th>
            <th scope="col">Size</th>
            <th scope="col" class="number">Used in</th>
            <th scope="col" class="number">Estimate</th>
            <th scope="col" class="number">Cost</th>
          </tr>
        </thead>
        <tbody>
          ${manifest.clips.map(
            (clip) =>
              html`<tr>
                <th scope="row" dir="auto">${clip.label}</th>
                <td>${madeByBadges([clip])} <span class="small">${madeBy(clip)}</span></td>
                <td>${clip.state}</td>
                <td class="number">${length(clip.seconds)}</td>
                <td>${clip.width} × ${clip.height}</td>
                <td class="number">${clip.usedBy.length}</td>
                <td class="number">${dollars(clip.estimateUsd)}</td>
                <td class="number">${dollars(clip.spentUsd)}</td>
              </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="6">In all</th>
            <td class="number">${dollars(manifest.price.estimateUsd)}</td>
            <td class="number">${dollars(manifest.price.spentUsd)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  </section>`;
}
