import type { ManifestClip } from '../manifest-clip.ts';
import type { ManifestDeliverable, ManifestScene } from '../manifest-deliverable.ts';
import { cropDiagram } from './crop-diagram.ts';
import { type Html, html } from './html.ts';
import { madeBy } from './made-by.ts';
import type { PageContent } from './page-content.ts';
import { clockTime, dollars, length } from './words.ts';

/** Scene by scene: what is read, what was asked for, who made it and at what price. */
export function sceneList({ clips }: PageContent, card: ManifestDeliverable): Html {
  return html`<details>
    <summary>Scenes and prompts</summary>
    <ol class="scenes">
      ${card.scenes.map(
        (scene) =>
          html`<li>
            <p class="when">
              Scene ${scene.number} · ${clockTime(scene.start)} to ${clockTime(scene.start + scene.seconds)}
            </p>
            ${onScreen(scene, card)} ${cropDiagram(card.inspection?.crops?.find((crop) => crop.scene === scene.number))}
            ${scene.clips.map((key) => clipNote(clips.get(key)))}
          </li>`,
      )}${endCard(card)}
    </ol>
  </details>`;
}

function onScreen({ text }: ManifestScene, { locale, direction }: ManifestDeliverable): Html {
  return html`${text !== null && html`<p class="said" lang="${locale}" dir="${direction}">${text}</p>`}`;
}

function clipNote(clip: ManifestClip | undefined): Html {
  if (clip === undefined) return html``;
  const { footage, prompt, avoid, reference, fitted } = clip;
  return html`<div class="clip">
    ${footage === null ? html`<p class="prompt" dir="auto">${prompt}</p>` : html`<p class="prompt">${footage.name}</p>`}
    ${avoid.length > 0 && html`<p class="small">Avoids ${avoid.join(', ')}</p>`}
    ${reference !== null && html`<p class="small">Keeps to ${reference.name}</p>`}
    ${fitted.map((change) => html`<p class="small">${change}</p>`)}
    <p class="small">${madeBy(clip)} · ${length(clip.seconds)} · ${price(clip)}</p>
  </div>`;
}

function price({ spentUsd, estimateUsd, state }: ManifestClip): string {
  if (state === 'ready') return `cost ${dollars(spentUsd)}`;
  return `estimate ${dollars(estimateUsd)}`;
}

function endCard({ endCard: card, locale, direction }: ManifestDeliverable): Html {
  return html`${
    card !== null &&
    html`<li class="end">
      <p class="when">End card</p>
      <p class="said" lang="${locale}" dir="${direction}">${card.cta}</p>
      ${card.tagline !== null && html`<p lang="${locale}" dir="${direction}">${card.tagline}</p>`}
    </li>`
  }`;
}
