import type { Edit } from '../../plan/plan.ts';
import type { Layer, LayerStrip } from './layer.ts';
import { drawCaptions } from './draw-captions.ts';
import { drawEndCard } from './draw-end-card.ts';
import { drawHeadline } from './draw-headline.ts';
import { drawLogo, logoOn, readLogo } from './draw-logo.ts';
import { sceneWindows } from './motion.ts';
import { stageOf } from './stage.ts';
import type { Typesetter } from './typesetter.ts';

export interface Drawn {
  /** From bottom to top. */
  readonly layers: readonly Layer[];
  readonly captions: LayerStrip | undefined;
  /** Ground of the end card: one opaque frame, raw RGBA. */
  readonly endCard: string | undefined;
}

/** Draws everything that lies over the footage, each thing once, as PNG files in `folder`. */
export async function drawLayers(edit: Edit, words: Typesetter, folder: string): Promise<Drawn> {
  const stage = stageOf(edit);
  const [image, cardLogo] = await Promise.all([
    edit.logo === undefined || edit.logo.hidden === true ? undefined : readLogo(edit.logo.file.path),
    edit.logo === undefined || edit.endCard === undefined
      ? undefined
      : readLogo(logoOn(edit.look.colours.background, edit.logo).path),
  ]);
  const windows = sceneWindows(edit);
  const common = { edit, stage, words, folder };
  const headlines = await Promise.all(
    edit.scenes.map(async ({ text, number }, index) => {
      const window = windows[index];
      return text === undefined || window === undefined ? [] : drawHeadline({ ...common, scene: number, text, window });
    }),
  );
  const card =
    edit.endCard === undefined ? undefined : await drawEndCard({ ...common, card: edit.endCard, logo: cardLogo });
  const logo = image === undefined ? [] : [await drawLogo(edit, stage, image, folder)];
  return {
    layers: [...headlines.flat(), ...logo, ...(card?.layers ?? [])],
    captions: await drawCaptions(common),
    endCard: card?.ground,
  };
}
