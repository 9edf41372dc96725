import { basename } from 'node:path';
import { type Take, type TakeGroup, takeGroups } from '../../plan/take-groups.ts';
import type { ManifestClip } from '../manifest-clip.ts';
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
    <div class="reel">${group.takes.map((one) => take(content, group, one))}</div>`;
}

function take({ clips, media, input }: PageContent, { key, label }: TakeGroup, { number, clips: own }: Take): Html {
  const pieces = own.flatMap((task) => clips.get(task.key) ?? []);
  const shown = pieces.some((clip) => clip.shown);
  const isReady = pieces.every(({ state }) => state === 'ready');
  const states = [...new Set(pieces.map(({ state }) => state))].join(', ');
  return html`<figure class="${shown ? 'take shown' : 'take'}">
    ${pieces.map((clip) => screen(clip, `${label}, take ${number}`, media.previews.get(clip.key)))}
    <figcaption>
      <p><b>Take ${number}</b> ${shown && html`<span class="badge good">✓ Shown</span>`} ${madeByBadges(pieces)}</p>
      <p class="small">${states} · ${dollars(pieces.reduce((sum, { spentUsd }) => sum + spentUsd, 0))}</p>
      ${
        !shown &&
        isReady &&
        html`<p><code>reelmill choose ${basename(input.campaign.file)} ${key.slice(0, 8)} ${number}</code></p>`
      }
    </figcaption>
  </figure>`;
}

function screen({ state, width, height }: ManifestClip, name: string, film: string | undefined): Html {
  const empty = state === 'ready' ? 'No preview' : state === 'failed' ? 'Failed' : 'Not made yet';
  return html`<div class="screen" style="aspect-ratio:${width}/${height}">
    ${
      film === undefined
        ? html`<p class="empty">${empty}</p>`
        : html`<video controls playsinline preload="metadata" aria-label="${name}" src="${film}"></video>`
    }
  </div>`;
}
