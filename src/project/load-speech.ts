import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Asset, Campaign } from '../campaign/campaign.ts';
import { wantedSpeech } from '../plan/scene-voice.ts';
import { type Speaking, speechKey } from '../plan/speech.ts';
import type { Config } from './config.ts';
import { homeOf } from './home-of.ts';
import { readAssets, type AssetTools } from './read-assets.ts';

/** Where recordings of words that a model spoke are kept, by key. */
export const speechFolder = (root: string, config: Pick<Config, 'storage'>): string =>
  join(homeOf(root, config), 'speech');

/** The model that is configured, with what it has spoken for a campaign. */
export async function loadSpeech(
  { videos, locales }: Campaign,
  config: Config,
  root: string,
  tools: AssetTools,
): Promise<Speaking | undefined> {
  if (config.speech === undefined) return undefined;
  const { model, voice, voices, instructions, speed, usdPerMillionCharacters, asOf } = config.speech;
  const settings = { model, voice, voices, instructions, speed, usdPerMillionCharacters, asOf };
  const scenes = videos.flatMap(({ variants }) => variants.flatMap((variant) => variant.scenes));
  const wanted = scenes.flatMap((scene) => locales.flatMap((locale) => wantedSpeech(scene, locale, settings) ?? []));
  const files = new Map(wanted.map(speechKey).map((key) => [join(speechFolder(root, config), `${key}.wav`), key]));
  const there = [...files.keys()].filter((path) => existsSync(path));
  const { assets } = await readAssets(
    there.map((path) => ({ path, written: path, kind: 'audio', at: [] })),
    tools,
  );
  const spoken = [...assets].flatMap(([path, asset]): [string, Asset][] => {
    const key = files.get(path);
    // One that is damaged was never spoken.
    const isDamaged = tools.openMedia !== undefined && asset.seconds === undefined;
    return key === undefined || isDamaged ? [] : [[key, asset]];
  });
  await tools.cache?.save();
  return { ...settings, spoken: new Map(spoken) };
}
