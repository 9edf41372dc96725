import type { RunwayML } from '@runwayml/sdk';

// What each model is asked with, from the schemas of @runwayml/sdk 4.20.1 (2026-09-23); the compiler holds this file to
// its types. Left out: h3_max and happyhorse_1_0, which cannot always be told a shape. Lengths that the schemas leave
// open are in the catalogue.

type Text = RunwayML.TextToVideoCreateParams;
type Image = RunwayML.ImageToVideoCreateParams;
type Known = Exclude<(Text | Image)['model'], 'h3_max' | 'happyhorse_1_0'>;
type Of<Params, Id> = Extract<Params, { model: Id }>;
type RatioOf<Params> = Params extends { ratio?: infer Ratio } ? NonNullable<Ratio> : never;

interface Entry<Id> {
  /** Sizes such as 1280:720, or shapes such as 16:9 where the resolution has a field of its own. None where it takes no text alone. */
  readonly text: readonly RatioOf<Of<Text, Id>>[];
  /** With a first frame; undefined where the picture decides the shape. */
  readonly image: readonly RatioOf<Of<Image, Id>>[] | undefined;
  readonly seconds: readonly number[] | undefined;
  /** UTF-16 code units. */
  readonly promptLength: number | undefined;
  readonly takes: readonly (keyof Of<Text | Image, Id> & ('seed' | 'audio' | 'negativePrompt' | 'resolution'))[];
  /** Whether it takes pictures that are no first frame. */
  readonly references: boolean;
}

/** An entry for whoever does not know which model it is. */
export interface RunwayModel {
  readonly text: readonly string[];
  readonly image: readonly string[] | undefined;
  readonly seconds: readonly number[] | undefined;
  readonly promptLength: number | undefined;
  readonly takes: readonly ('seed' | 'audio' | 'negativePrompt' | 'resolution')[];
  readonly references: boolean;
}

const wide = ['1280:720', '720:1280'] as const;
const gen4 = [...wide, '1104:832', '960:960', '832:1104', '1584:672'] as const;
const fullHd = ['1920:1080', '1080:1920'] as const;
const uhd = ['3840:2160', '2160:3840'] as const;
const shapes = ['16:9', '4:3', '1:1', '3:4', '9:16'] as const;
const seedance480 = ['992:432', '752:560', '640:640', '560:752'] as const;
const seedance720 = [...wide, '1470:630', '1112:834', '960:960', '834:1112'] as const;
const seedance1080 = [...fullHd, '2206:946', '1664:1248', '1440:1440', '1248:1664'] as const;
const seedance20 = [...seedance480, '864:496', '496:864', ...seedance720] as const;
const seedance4k = [...uhd, '3840:1646', '3840:2880', '3840:3840', '2880:3840'] as const;
const seedance25 = [...seedance480, '854:480', '480:854', ...seedance720, ...seedance1080] as const;
const wan480 = ['832:480', '720:544', '624:624', '544:720', '480:832'] as const;
const wan720 = [...wide, '1104:832', '960:960', '832:1104'] as const;
const wan1080 = [...fullHd, '1648:1248', '1440:1440', '1248:1648'] as const;

const veo = {
  text: [...wide, ...fullHd],
  image: [...wide, ...fullHd],
  seconds: [4, 6, 8],
  promptLength: 1000,
  takes: ['seed', 'audio', 'negativePrompt'],
  references: false,
} as const;
const seedance = { seconds: undefined, promptLength: 3500, takes: ['seed', 'audio'], references: true } as const;
const wan = {
  text: [...wan480, ...wan720, ...wan1080],
  image: undefined,
  seconds: undefined,
  promptLength: undefined,
  takes: ['audio'],
  references: true,
} as const;

const models: { readonly [Id in Known]: Entry<Id> } = {
  'gen4.5': { text: wide, image: gen4, seconds: whole(2, 10), promptLength: 1000, takes: ['seed'], references: false },
  gen4_turbo: { text: [], image: gen4, seconds: undefined, promptLength: 1000, takes: ['seed'], references: false },
  'veo3.1': veo,
  'veo3.1_fast': veo,
  seedance2: {
    ...seedance,
    text: [...seedance20, ...seedance1080, ...seedance4k],
    image: [...seedance20, ...seedance1080, ...seedance4k],
  },
  seedance2_fast: { ...seedance, text: seedance20, image: seedance20 },
  seedance2_mini: { ...seedance, text: seedance20, image: seedance20 },
  seedance2_5: { ...seedance, text: seedance25, image: seedance25, promptLength: 15_000 },
  gemini_omni_flash: {
    text: wide,
    image: wide,
    seconds: whole(3, 10),
    promptLength: undefined,
    takes: [],
    references: false,
  },
  'gemini_omni_flash_1.1': {
    text: ['640:360', '360:640', ...wide, ...fullHd, ...uhd],
    image: ['640:360', '360:640', ...wide, ...fullHd, ...uhd],
    seconds: whole(3, 10),
    promptLength: undefined,
    takes: [],
    references: true,
  },
  hailuo3: {
    text: [...shapes, '21:9'],
    image: [...shapes, '21:9'],
    seconds: undefined,
    promptLength: undefined,
    takes: ['resolution'],
    references: true,
  },
  grok_imagine_1_5: {
    text: [...shapes, '3:2', '2:3'],
    image: undefined,
    seconds: undefined,
    promptLength: undefined,
    takes: ['resolution'],
    references: true,
  },
  wan3: wan,
  wan3_prime: wan,
};

export const runwayModels: Readonly<Record<string, RunwayModel>> = models;

function whole(min: number, max: number): number[] {
  return Array.from({ length: max - min + 1 }, (_, at) => min + at);
}
