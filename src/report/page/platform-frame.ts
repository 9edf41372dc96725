import type { ManifestDeliverable } from '../manifest-deliverable.ts';
import { relativeUrl } from './file-list.ts';
import { type Html, html } from './html.ts';
import { type PageContent, platformName } from './page-content.ts';

type Device = 'phone' | 'feed' | 'browser' | 'cinema';

/** The video where it will be seen: a phone, a card in a feed, a player in a browser, a cinema. */
export function platformFrame(content: PageContent, card: ManifestDeliverable): Html {
  const device = deviceFor(card);
  const screen = html`<div class="screen" style="aspect-ratio:${card.width}/${card.height}">
    ${picture(content, card)}${safeZone(content, card)}
  </div>`;
  return html`<div class="device ${device}">
    ${device === 'feed' && feedHead(content, card)}${device === 'browser' && browserHead(content, card)}${screen}${
      device === 'feed' && feedFoot(card)
    }
  </div>`;
}

function deviceFor({ width, height }: ManifestDeliverable): Device {
  const ratio = width / height;
  if (ratio < 0.7) return 'phone';
  if (ratio < 1.2) return 'feed';
  return ratio > 2 ? 'cinema' : 'browser';
}

function picture(content: PageContent, card: ManifestDeliverable): Html {
  const poster = content.media.posters.get(card.id);
  const preview = content.media.previews.get(card.id);
  const name = `${card.video}, ${platformName(content, card.platform)}, ${card.locale}`;
  if (preview !== undefined) {
    return html`<video
      controls
      playsinline
      preload="none"
      aria-label="${name}"
      ${poster !== undefined && html` poster="${poster}"`}
      src="${preview}"
    ></video>`;
  }
  if (poster === undefined) return html`<p class="empty">${card.state === 'failed' ? 'Failed' : 'No picture yet'}</p>`;
  const video = card.files.find(({ path }) => path.endsWith('.mp4'));
  return html`<a href="${relativeUrl(video?.path ?? '')}"
    ><img src="${poster}" alt="${name}: open the video" loading="lazy"
  /></a>`;
}

/** The box that nothing of the app covers, as shares of the frame. */
function safeZone({ input }: PageContent, { platform, width, height }: ManifestDeliverable): Html {
  const zone = input.platforms.get(platform)?.safeZone;
  if (zone === undefined) return html``;
  const inset = [
    share(zone.top, height),
    share(zone.right, width),
    share(zone.bottom, height),
    share(zone.left, width),
  ].join(' ');
  return html`<div class="safe" style="inset:${inset}" aria-hidden="true"><span>Safe</span></div>`;
}

const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(2)}%`;

function feedHead(content: PageContent, { platform }: ManifestDeliverable): Html {
  const { logo } = content.media;
  return html`<div class="feed-head" aria-hidden="true">
    <span class="avatar">${logo !== undefined && html`<img src="${logo}" alt="" />`}</span
    ><span><b>${content.input.brand.name}</b><br />${platformName(content, platform)}</span>
  </div>`;
}

function feedFoot({ post, locale, direction }: ManifestDeliverable): Html {
  return html`<div class="feed-foot" aria-hidden="true">
    <span class="icons"><i></i><i></i><i></i></span>${
      post.caption !== null && html`<p lang="${locale}" dir="${direction}">${post.caption}</p>`
    }
  </div>`;
}

function browserHead(content: PageContent, { platform }: ManifestDeliverable): Html {
  return html`<div class="browser-head" aria-hidden="true">
    <i></i><i></i><i></i><span>${platformName(content, platform)}</span>
  </div>`;
}
