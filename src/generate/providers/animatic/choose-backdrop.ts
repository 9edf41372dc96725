import { drawCity } from './backdrops/city.ts';
import { drawInterior } from './backdrops/interior.ts';
import { drawLandscape } from './backdrops/landscape.ts';
import { drawMesh } from './backdrops/mesh.ts';
import { drawOcean } from './backdrops/ocean.ts';
import { drawPeople } from './backdrops/people.ts';
import { drawProduct } from './backdrops/product.ts';
import { drawTech } from './backdrops/tech.ts';
import { hash } from './random.ts';
import type { Layer, Stage } from './stage.ts';

export type Backdrop = 'product' | 'landscape' | 'city' | 'ocean' | 'interior' | 'tech' | 'people' | 'mesh';

export const backdrops: Readonly<Record<Backdrop, (stage: Stage) => Layer[]>> = {
  product: drawProduct,
  landscape: drawLandscape,
  city: drawCity,
  ocean: drawOcean,
  interior: drawInterior,
  tech: drawTech,
  people: drawPeople,
  mesh: drawMesh,
};

/** Each word speaks for one backdrop; the one with most words wins, and of equals the one first named. */
const vocabulary: readonly (readonly [Backdrop, RegExp])[] = [
  [
    'mesh',
    /\b(abstract|gradients?|silk\w*|curtains?|no objects|texture|dreamlike|liquid|ink|smoke|colou?rs? (blend|melt|flow)\w*)\b|抽象/giu,
  ],
  [
    'product',
    /\b(product|macro|close-?up|studio|reveal|bottles?|perfume|packag\w*|phones?|smartphones?|watch|headphones?|sneakers?|shoes?|lens(es)?|turntable|pedestal|unbox\w*|jar|serum|can)\b|製品|商品|产品|スマホ|スマートフォン|手机/giu,
  ],
  [
    'city',
    /\b(city|skyline|streets?|urban|downtown|towers?|skyscrapers?|rooftop|buildings?|traffic|neon|tokyo|new york|london|stadt|ville|ciudad)\b|街|都市|城市|ビル/giu,
  ],
  [
    'ocean',
    /\b(ocean|sea|seaside|waves?|beach|coast\w*|surf\w*|sail\w*|harbou?r|underwater|shore|island|meer|mer|mar|playa)\b|海|波/giu,
  ],
  [
    'landscape',
    /\b(landscape|mountains?|hills?|forests?|woods?|trees?|valley|nature|outdoors?|hik\w*|field|meadow|desert|canyon|lake|river|northern lights|sky|pines?|ridges?|road|trail|berge?|montagnes?)\b|山|森|自然|風景|湖|空/giu,
  ],
  [
    'interior',
    /\b(interior|office|desk|room|kitchen|home|house|caf[eé]|coffee|bedroom|living|sofa|table|window|laptop|workspace|restaurant|shop|store)\b|部屋|オフィス|家|机/giu,
  ],
  [
    'people',
    /\b(person|people|wom[ae]n|m[ae]n|girl|boy|face|portrait|smil\w*|friends|team|crowd|couple|family|dancers?|runner|athlete|musician|chef|customers?|hands?)\b|人|女性|男性|友/giu,
  ],
  [
    'tech',
    /\b(data|network\w*|ai|artificial intelligence|digital|code|coding|software|cloud|cyber|algorithm\w*|chips?|circuit\w*|servers?|dashboard|futuristic|hologra\w*|speed|particles?|light (beams?|trails?|streaks?|sweep))\b|技術|データ|未来|科技/giu,
  ],
];

/** What the scene's own words ask for; else the tuned prompt's; else one of the abstract ones, by the seed. */
export function chooseBackdrop(note: string, prompt: string, seed: number): Backdrop {
  return strongest(note) ?? strongest(prompt) ?? (hash(`${seed} ${note}`) % 2 === 0 ? 'mesh' : 'tech');
}

function strongest(words: string): Backdrop | undefined {
  let best: { backdrop: Backdrop; count: number; first: number } | undefined;
  for (const [backdrop, pattern] of vocabulary) {
    const matches = [...words.matchAll(pattern)];
    const found = { backdrop, count: matches.length, first: matches[0]?.index ?? Infinity };
    if (found.count === 0) continue;
    if (best === undefined || found.count > best.count || (found.count === best.count && found.first < best.first))
      best = found;
  }
  return best?.backdrop;
}
