import { basename } from 'node:path';
import { type TakeGroup, takeGroups } from '../../plan/take-groups.ts';
import { type Html, html } from './html.ts';
import { madeByBadges } from './made-by.ts';
import type { PageContent } from './page-content.ts';
import { dollars } from './words.ts';

/** Every take of every clip that was asked for more than once, which one is shown, and how to show another. */
export function takeSection(content: PageContent): Html {
  const groups = takeGroups(content.input.plan.clips);
  if (groups.length === 0) return html``;
  return html`<section class="takes" aria-labelledby="takes">
    <h2 id="takes">Takes</h2>
    ${groups.map((group) => takesOf(content, group))}
  </section>`;
}

function takesOf(content: PageContent, group: TakeGroup): Html {
  return html`<h3 dir="auto">${group.label}</h3>
    <div class="reel">${group.takes.map(({ key }) => take(content, group, key))}</div>`;
}

function take({ clips, media, input }: PageContent, { label, key: first }: TakeGroup, key: string): Html {
  const clip = clips.get(key);
  if (clip === undefined) return html``;
  const film = media.previews.get(key);
  const name = `${label}, take ${clip.take}`;
  const empty = clip.state === 'ready' ? 'No preview' : clip.state === 'failed' ? 'Failed' : 'Not made yet';
  return html`<figure class="${clip.shown ? 'take shown' : 'take'}">
    <div class="screen" style="aspect-ratio:${clip.width}/${clip.height}">
      ${
        film === undefined
          ? html`<p class="empty">${empty}</p>`
          : html`<video controls playsinline preload="metadata" aria-label="${name}" src="${film}"></video>`
      }
    </div>
    <figcaption>
      <p>
        <b>Take ${clip.take}</b> ${clip.shown && html`<span class="badge good">✓ Shown</span>`} ${madeByBadges([clip])}
      </p>
      <p class="small">${clip.state} · ${dollars(clip.spentUsd)}</p>
      ${
        !clip.shown &&
        clip.state === 'ready' &&
        html`<p><code>reelmill choose ${basename(input.campaign.file)} ${first.slice(0, 8)} ${clip.take}</code></p>`
      }
    </figcaption>
  </figure>`;
}
