import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  allLengthWords,
  audioWords,
  priceLines,
  priceWords,
  resolutionsOf,
  shapesOf,
} from '../src/campaign/model-words.ts';
import { type Catalogue, catalogueSchema, type Model } from '../src/campaign/model-schema.ts';
import { markdownTable } from './markdown-table.ts';

const start = `# Models and prices

<!-- Made by scripts/generate-schema.ts from templates/models: change that, not this file. -->

What each model makes, what it costs and the day on which that was read. \`reelmill models\` shows the same, with the models
of your project; \`reelmill models NAME\` shows one with all its limits and sources. Prices are in US dollars, by the second
of output unless another length is named. A service changes its prices when it likes: check the page before you spend much.

A price can be corrected, and a model added that is not listed, in the campaign:

\`\`\`yaml
name: aurora-one
content: Product launch teaser for the new Aurora One smartphone
platforms: [tiktok]
generate:
  provider: openai
  model: a-model-of-your-gateway
  limits: { seconds: [5, 10], shapes: ['16:9', '9:16'], resolutions: [720p], usdPerSecond: 0.06, audio: never }
\`\`\`

or for a whole project in \`models/openai.yaml\`, which is written as the files in \`templates/models/\` of the package are.
The model that a provider uses unless a campaign names one is in bold.
`;

/** docs/models.md: a table of every catalogue, from which nothing follows that depends on the day. */
export function modelsReference(): string {
  const sections = catalogues().flatMap((catalogue) => [
    `## ${catalogue.provider}\n`,
    tableOf(catalogue),
    ...sourcesOf(catalogue),
    ...notesOf(catalogue),
  ]);
  return [start, ...sections].join('\n').trimEnd() + '\n';
}

function catalogues(): Catalogue[] {
  const folder = new URL('../templates/models/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => catalogueSchema.parse(parse(readFileSync(new URL(name, folder), 'utf8'))));
}

function tableOf({ models, default: usual }: Catalogue): string {
  const head = ['model', 'seconds', 'shapes', 'sizes', 'sound', 'pictures', 'price', 'as of'];
  const rows = models.map((model) => [
    model.id === usual ? `**${model.id}**` : model.id,
    allLengthWords(model),
    shapesOf(model).join(' '),
    resolutionsOf(model).join(', '),
    audioWords[model.audio],
    pictures(model),
    priceWords(model),
    model.retiredOn === undefined ? model.asOf : `${model.asOf}, until ${model.retiredOn}`,
  ]);
  return markdownTable(head, rows);
}

function pictures({ inputs: { firstFrame, lastFrame, references } }: Model): string {
  const kinds = [firstFrame && 'first', lastFrame && 'last', references > 0 && `${references} to be like`];
  return kinds.filter((kind) => kind !== false).join(', ') || 'none';
}

function sourcesOf({ models }: Catalogue): string[] {
  const pages = models
    .filter(({ price }) => price !== 'unknown')
    .flatMap(priceLines)
    .flatMap(({ source, asOf }) => (source === 'house' ? [] : [`<${source}> (${asOf})`]));
  return pages.length === 0 ? [] : [`Prices from ${[...new Set(pages)].join(', ')}.\n`];
}

function notesOf({ models }: Catalogue): string[] {
  const notes = models.flatMap(({ id, note }) => (note === undefined ? [] : [`- ${id}: ${note}`]));
  return notes.length === 0 ? [] : [...notes, ''];
}
