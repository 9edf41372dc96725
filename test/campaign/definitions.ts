import { readFileSync } from 'node:fs';
import { catalogueSchema, type Catalogue } from '../../src/campaign/model-schema.ts';
import { parseFile } from '../../src/campaign/parse-file.ts';
import { platformSchema, type Platform } from '../../src/campaign/platform-schema.ts';

// A few of the real profiles and catalogues: enough to tell right names from wrong ones.

const templates = new URL('../../templates/', import.meta.url);

function read(file: string): { file: string; text: string } {
  return { file, text: readFileSync(new URL(file, templates), 'utf8') };
}

export const platforms: ReadonlyMap<string, Platform> = new Map(
  ['youtube', 'youtube-shorts', 'instagram', 'instagram-reels', 'tiktok', 'x'].flatMap((id) => {
    const { value } = parseFile(platformSchema, read(`platforms/${id}.yaml`));
    return value === undefined ? [] : [[id, value] as const];
  }),
);

export const catalogues: ReadonlyMap<string, Catalogue> = new Map(
  ['animatic', 'footage', 'openai', 'google', 'xai', 'black-forest-labs'].flatMap((id) => {
    const { value } = parseFile(catalogueSchema, read(`models/${id}.yaml`));
    return value === undefined ? [] : [[id, value] as const];
  }),
);
