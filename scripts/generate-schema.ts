import { readdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { brandSchema } from '../src/campaign/brand-schema.ts';
import { campaignSchema } from '../src/campaign/campaign-schema.ts';
import { configSchema } from '../src/campaign/config-schema.ts';
import { campaignReference } from './campaign-reference.ts';
import { configurationReference } from './configuration-reference.ts';
import { modelsReference } from './models-reference.ts';

// Writes what is made from the schemas in src/campaign and from the catalogue: the JSON Schemas that editors use,
// docs/campaign.md, docs/configuration.md and docs/models.md. Run `node scripts/generate-schema.ts` after changing one; a
// test fails until it has been run.

const root = new URL('../', import.meta.url);

/** The generated files, by path from the root of the repository. */
export function generatedFiles(): Readonly<Record<string, string>> {
  return {
    'campaign.schema.json': jsonSchema(campaignSchema, 'Reelmill campaign'),
    'brand.schema.json': jsonSchema(brandSchema, 'Reelmill brand kit'),
    'config.schema.json': jsonSchema(configSchema, 'Reelmill configuration'),
    'docs/campaign.md': campaignReference(),
    'docs/configuration.md': configurationReference(),
    'docs/models.md': modelsReference(),
  };
}

function jsonSchema(schema: z.ZodType, title: string): string {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    override: ({ zodSchema, jsonSchema: json }) => {
      const known = zodSchema instanceof z.ZodType ? namesToOffer(zodSchema) : undefined;
      if (known === undefined) return;
      delete json.type;
      delete json['offers'];
      json.anyOf = [{ enum: known }, { type: 'string' }];
    },
  });
  return `${JSON.stringify({ $schema, title, ...rest }, undefined, 2)}\n`;
}

/** Editors complete these; a project may have more of its own, so any other text is still valid. */
function namesToOffer(schema: z.ZodType): string[] | undefined {
  const folder = schema.meta()?.['offers'];
  return typeof folder === 'string' ? names(folder) : undefined;
}

function names(folder: string): string[] {
  const files = readdirSync(new URL(`templates/${folder}`, root));
  return files.flatMap((file) => (file.endsWith('.yaml') ? [file.replace('.yaml', '')] : [])).toSorted();
}

if (import.meta.main) {
  for (const [file, text] of Object.entries(generatedFiles())) writeFileSync(new URL(file, root), text);
}
