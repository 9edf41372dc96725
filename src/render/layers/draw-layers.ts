import type { Edit, EditScene } from '../../plan/edit.ts';
import type { Layer, LayerStrip } from './layer.ts';
import { drawBand } from './draw-band.ts';
import { drawCaptions } from './draw-captions.ts';
import { cardsOf } from './cards-of.ts';
import { drawCard } from './draw-card.ts';
import { drawHeadline } from './draw-headline.ts';
import { drawLegal } from './draw-legal.ts';
import { drawLogo, logoOn } from './draw-logo.ts';
import type { DrawnPicture } from './draw-picture.ts';
import { drawPictures } from './draw-pictures.ts';
import { sceneWindows, type Window } from './motion.ts';
import { readPicture } from './read-picture.ts';
import { stageOf, type Stage } from './stage.ts';
import type { Typesetter } from './typesetter.ts';

export interface Drawn {
  /** From bottom to top. */
  readonly layers: readonly Layer[];
  readonly captions: LayerStrip | undefined;
  /** Grounds of the cards: one opaque frame each, raw RGBA. */
  readonly intro?: string;
  readonly endCard: string | undefined;
  /** Still pictures, by the number of their scene. */
  readonly pictures?: ReadonlyMap<number, DrawnPicture>;
}

interface Common {
  readonly edit: Edit;
  readonly stage: Stage;
  readonly words: Typesetter;
  readonly folder: string;
}

/** The words of one scene. */
async function drawScene(common: Common, scene: EditScene, window: Window): Promise<readonly Layer[]> {
  const { text, number, animation } = scene;
  const headline = text === undefined ? [] : await drawHeadline({ ...common, scene: number, text, window, animation });
  return [...headline, ...(await drawBand({ ...common, scene, window }))];
}

/** Draws everything that lies over the footage, each thing once, as PNG files in `folder`. */
export async function drawLayers(edit: Edit, words: Typesetter, folder: string): Promise<Drawn> {
  const stage = stageOf(edit);
  const { logo: ownLogo } = edit;
  const [image, cardLogo] = await Promise.all([
    ownLogo === undefined || ownLogo.hidden === true ? undefined : readPicture(ownLogo.file.path, 'logo'),
    ownLogo === undefined || cardsOf(edit).length === 0
      ? undefined
      : readPicture(logoOn(edit.look.colours.background, ownLogo).path, 'logo'),
  ]);
  const windows = sceneWindows(edit);
  const common = { edit, stage, words, folder };
  const told = await Promise.all(
    edit.scenes.map(async (scene, index) => {
      const window = windows[index];
      return window === undefined ? [] : drawScene(common, scene, window);
    }),
  );
  const cards = await Promise.all(cardsOf(edit).map(async (card) => drawCard({ ...common, card, logo: cardLogo })));
  const [intro, end] = [edit.intro && cards[0], edit.endCard && cards.at(-1)];
  const logo = image === undefined ? [] : [await drawLogo(edit, stage, image, folder)];
  return {
    layers: [...told.flat(), ...logo, ...cards.flatMap(({ layers }) => layers), ...(await drawLegal(common))],
    captions: await drawCaptions(common),
    endCard: end?.ground,
    ...(intro === undefined ? {} : { intro: intro.ground }),
    pictures: await drawPictures(edit, folder),
  };
}
