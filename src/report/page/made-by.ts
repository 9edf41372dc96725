import type { ManifestClip } from '../manifest-clip.ts';
import { type Html, html } from './html.ts';

const names = { ai: 'AI footage', animatic: 'Animatic', footage: 'Own footage' } as const;

/** Who made footage, in a word each, with a warning where it was not the one who was asked. */
export function madeByBadges(clips: readonly ManifestClip[]): Html {
  const kinds = [...new Set(clips.map(({ provenance }) => provenance))];
  const substitute = clips.some(({ insteadOf }) => insteadOf !== null);
  return html`${kinds.map((kind) => html`<span class="badge ${kind}">${names[kind]}</span>`)}${
    substitute && html`<span class="badge substitute">Substitute</span>`
  }`;
}

/** `openai / sora-2`, and who was asked before. */
export function madeBy({ provider, model, insteadOf }: ManifestClip): string {
  const maker = `${provider} / ${model}`;
  return insteadOf === null ? maker : `${maker} instead of ${insteadOf.provider} / ${insteadOf.model}`;
}
