import { remarksOf } from '../../render/remarks-of.ts';
import type { ManifestDeliverable } from '../manifest-deliverable.ts';
import { captionList } from './caption-list.ts';
import { checkList } from './check-list.ts';
import { fileList } from './file-list.ts';
import { type Html, html } from './html.ts';
import { madeByBadges } from './made-by.ts';
import { type PageContent, platformName } from './page-content.ts';
import { platformFrame } from './platform-frame.ts';
import { postText } from './post-text.ts';
import { sceneList } from './scene-list.ts';
import { soundList } from './sound-list.ts';
import { counted, fileSize, length } from './words.ts';

/** One deliverable: its picture in the frame of its platform, then everything that is known of it. `platform` is its position among the filters. */
export function deliverableCard(content: PageContent, card: ManifestDeliverable, platform: number): Html {
  const name = platformName(content, card.platform);
  const shown = new Set(card.scenes.flatMap((scene) => scene.clips));
  const clips = content.manifest.clips.filter(({ key }) => shown.has(key));
  const ratio = card.width / card.height;
  const shape = ratio > 2 ? 'ultra' : ratio > 1.2 ? 'wide' : 'narrow';
  return html`<article class="card ${shape} ${card.state}" data-p="${platform}">
    <div class="stage">${platformFrame(content, card)}</div>
    <div class="facts">
      <h4>${name}${card.variant !== null && html` <span class="variant" dir="auto">${card.variant}</span>`}</h4>
      <p class="spec">${card.width} × ${card.height} · ${length(card.seconds)} · ${card.fps} fps${videoSize(card)}</p>
      <p class="badges">${state(card)}${madeByBadges(clips)}</p>
      ${failure(content, card)} ${sceneList(content, card)} ${checkList(card.inspection)} ${captionList(card)}
      ${soundList(card)} ${postText(card)} ${fileList(card)}
    </div>
  </article>`;
}

function videoSize({ files }: ManifestDeliverable): string {
  const video = files.find(({ path }) => path.endsWith('.mp4'));
  return video === undefined ? '' : ` · ${fileSize(video.bytes)}`;
}

function state({ state: is, inspection }: ManifestDeliverable): Html {
  if (is === 'missing') return html`<span class="badge">Not made yet</span>`;
  if (is === 'failed') return html`<span class="badge bad">✕ Failed</span>`;
  const passed = inspection?.checks.filter(({ ok }) => ok).length ?? 0;
  const remarks = remarksOf(inspection).length;
  return html`<span class="badge good">✓ ${passed} of ${inspection?.checks.length ?? 0} checks</span>${
      remarks > 0 && html`<span class="badge remarks">! ${counted(remarks, 'remark')}</span>`
    }`;
}

/** Why it failed. Not in the manifest, since such a message may name folders of this machine. */
function failure({ input }: PageContent, { id, state: is }: ManifestDeliverable): Html {
  const error = is === 'failed' ? input.deliverables.get(id)?.error : undefined;
  return html`${error !== undefined && html`<p class="error">${error}</p>`}`;
}
