import { z } from 'zod';
import { markdownTable } from './markdown-table.ts';

type Json = z.core.JSONSchema.JSONSchema;

/** Every key of a file that people write, in Markdown: a table for each map, from the outside in. */
export function referenceTables(schema: z.ZodType, title: string): string[] {
  return tables(z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }), title);
}

/** `paths` are how messages and people name it; several maps may be alike. */
function tables(schema: Json, title: string, paths: readonly string[] = []): string[] {
  const properties = Object.entries(schema.properties ?? {}).map(([key, value]) => [key, asObject(value)] as const);
  const rows = properties.map(([key, value]) => [
    `\`${key}\``,
    typeWords(value),
    defaultWords(value, schema.required?.includes(key) ?? false),
    value.description ?? '',
  ]);
  const heading = `### ${paths.length === 0 ? `The ${title}` : paths.map((path) => `\`${path}\``).join(', ')}\n`;
  const intro = schema.description === undefined || paths.length > 1 ? [] : [`${schema.description}\n`];
  const inner = properties.flatMap(([key, value]) => innerMaps(value, paths.length === 0 ? key : `${paths[0]}.${key}`));
  const alike = Map.groupBy(inner, ({ map }) => JSON.stringify([map.properties, map.required]));
  return [
    heading,
    ...intro,
    markdownTable(['key', 'value', 'default', 'what it says'], rows),
    ...[...alike.values()].flatMap(([first, ...rest]) =>
      first === undefined
        ? []
        : tables(
            first.map,
            title,
            [first, ...rest].map(({ path }) => path),
          ),
    ),
  ];
}

interface InnerMap {
  readonly path: string;
  readonly map: Json;
}

/** The maps within a value: itself, its items, or what stands under names that people choose. */
function innerMaps(value: Json, path: string): InnerMap[] {
  if (value.properties !== undefined) return [{ path, map: value }];
  const named = asObject(value.additionalProperties);
  if (named.properties !== undefined)
    return [{ path: `${path}.*`, map: { description: value.description ?? '', ...named } }];
  const items = asObject(Array.isArray(value.items) ? undefined : value.items);
  // A variant's scenes are those of a video: described once.
  const isRepeated = path.endsWith('variants[].scenes');
  return items.properties === undefined || isRepeated ? [] : [{ path: `${path}[]`, map: items }];
}

function typeWords(value: Json): string {
  if (value.enum !== undefined) return value.enum.map((one) => `\`${String(one)}\``).join(', ');
  if (value.anyOf !== undefined) return anyOfWords(value.anyOf.map(asObject));
  if (value.type === 'array')
    return `list of ${plural(asObject(Array.isArray(value.items) ? undefined : value.items))}`;
  if (value.type === 'number' || value.type === 'integer') return numberWords(value);
  if (value.type === 'boolean') return 'true or false';
  return value.type === 'object' ? 'map' : 'text';
}

function anyOfWords(options: readonly Json[]): string {
  return options.map((option) => (option.type === 'object' ? mapWords(option) : typeWords(option))).join(' or ');
}

/** A text has a key for each locale; other maps name theirs. */
function mapWords({ properties }: Json): string {
  return properties === undefined ? 'map by locale' : `map of ${Object.keys(properties).join(', ')}`;
}

function plural(items: Json): string {
  if (items.type === 'number' || items.type === 'integer') return 'numbers';
  return items.type === 'object' ? 'maps' : 'texts';
}

function numberWords({ type, minimum, maximum = Infinity }: Json): string {
  const word = type === 'integer' ? 'whole number' : 'number';
  // A whole number without a limit ends where a double does.
  if (minimum !== undefined && maximum < Number.MAX_SAFE_INTEGER) return `${word}, ${minimum} to ${maximum}`;
  return minimum === undefined ? word : `${word}, ${minimum} or more`;
}

function defaultWords(value: Json, required: boolean): string {
  if (required) return '**needed**';
  const { default: given } = value;
  if (given === undefined || JSON.stringify(given) === '{}' || JSON.stringify(given) === '[]') return '';
  return `\`${flow(given)}\``;
}

/** As YAML writes it on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${flow(inner)}`)
    .join(', ')} }`;
}

function asObject(value: Json | boolean | undefined): Json {
  return typeof value === 'object' ? value : {};
}
