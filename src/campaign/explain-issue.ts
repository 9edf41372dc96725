import type { z } from 'zod';
import type { Finding } from './finding.ts';
import { nearestName } from './nearest-name.ts';
import type { Path } from './read-tree.ts';
import { boundsOf, descriptionOf, keysOf, ownersOf, requiredKeys, schemaAt } from './schema-at.ts';
import { valueAt } from './value-at.ts';
import { anyOf, placeWords, plainWords, typeWords, valueWords } from './value-words.ts';

type Issue = z.core.$ZodIssue;

/** A map with more unknown keys is no part of a campaign. */
const maxKeys = 50;

interface Context {
  readonly schema: z.ZodType;
  readonly data: unknown;
  /** Values are not to be repeated. */
  readonly secret: boolean;
}

/** What a schema has to say about a file, in words, each pointing at its own key or value. `base` is what the issue's path starts from. */
export function explainIssue(issue: Issue, context: Context, base: Path = []): Finding[] {
  const path = [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, maxKeys).map((key) => unknownKey(key, path, context));
    case 'invalid_union':
      return explainUnion(issue, path, context);
    case 'invalid_key':
      return [wrong(path, 'invalid-key', `"${path.at(-1)}" ${issue.issues[0]?.message ?? ''}`, { at: 'key' })];
    case 'invalid_type':
      return [isPredicate(issue) ? invalid(path, issue.message) : wrongType(path, [issue.expected], context)];
    case 'invalid_value':
      return [wrongValue(path, issue.values.map(String), context)];
    case 'too_small':
    case 'too_big':
      return [outOfRange(path, limitWords(issue), context)];
    default:
      return [invalid(path, predicate(issue))];
  }
}

/** Schemas may carry the predicate of the sentence as their message; zod's own messages begin with a capital letter. */
function isPredicate({ message }: Issue): boolean {
  return /^[a-z]/.test(message);
}

function wrong(
  path: Path,
  code: string,
  message: string,
  details: Pick<Finding, 'hint'> & { at?: 'key' } = {},
): Finding {
  return { severity: 'error', at: 'value', ...details, code, message, path };
}

function invalid(path: Path, words: string): Finding {
  return wrong(path, 'invalid-value', `${placeWords(path)} ${words}`);
}

function unknownKey(key: string, path: Path, { schema }: Context): Finding {
  const names = keysOf(schemaAt(schema, path));
  const nearest = nearestName(key, names);
  const hint = nearest === undefined ? misplaced(key, names, schema) : `did you mean "${nearest}"?`;
  return wrong([...path, key], 'unknown-key', `unknown key "${key}"`, { at: 'key', hint });
}

/** A key that is known elsewhere was put in the wrong place; any other is told what there is. */
function misplaced(key: string, names: readonly string[], schema: z.ZodType): string {
  const owners = ownersOf(schema, key);
  return owners.length > 0 ? `"${key}" belongs in ${anyOf(owners)}` : `allowed here: ${names.join(', ')}`;
}

/** A union fails with the issues of every option. The option whose own kind matches is the one that was meant. */
function explainUnion(issue: z.core.$ZodIssueInvalidUnion, path: Path, context: Context): Finding[] {
  const isMap = typeof valueAt(context.data, path) === 'object';
  const meant = issue.errors.find((option) =>
    // A map is no misspelt word.
    option.every(
      ({ code, path: at }) => at.length > 0 || !(code === 'invalid_type' || (code === 'invalid_value' && isMap)),
    ),
  );
  if (meant !== undefined) return meant.flatMap((inner) => explainIssue(inner, context, path));
  const kinds = issue.errors.flat().flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : []));
  return [wrongType(path, kinds, context)];
}

function wrongType(path: Path, expected: readonly string[], context: Context): Finding {
  const received = valueAt(context.data, path);
  if (received === undefined) return missingKey(path);
  if (received === null) {
    const message = `${placeWords(path)} has no value`;
    return wrong(path, 'no-value', message, { at: 'key', hint: 'give it a value, or remove the line' });
  }
  if (typeof received === 'number' && !Number.isFinite(received)) return outOfRange(path, 'must be finite', context);
  const message = `${placeWords(path)} must be ${anyOf(expected.map(typeWords))}${butIs(received, context)}`;
  return wrong(path, 'wrong-type', message, { hint: typeHint(path, expected, received, context) });
}

function missingKey(path: Path): Finding {
  const key = path.at(-1);
  const message = `${placeWords(path.slice(0, -1))} has no "${key}"`;
  return wrong(path, 'missing-key', message, { at: 'key', hint: `add "${key}: …"` });
}

function wrongValue(path: Path, allowed: readonly string[], context: Context): Finding {
  const received = valueAt(context.data, path);
  if (received === undefined) return missingKey(path);
  const message = `${placeWords(path)} must be ${anyOf(allowed)}${butIs(received, context)}`;
  const nearest = typeof received === 'string' ? nearestName(received, allowed) : undefined;
  return wrong(path, 'wrong-value', message, { hint: nearest && `did you mean "${nearest}"?` });
}

/** Both ends of the range where there are two, so that the next try is right. */
function outOfRange(path: Path, words: string, { schema }: Context): Finding {
  const bounds = boundsOf(schemaAt(schema, path));
  const range = bounds === undefined ? words : `must be from ${bounds.min} to ${bounds.max}`;
  const hint = words === emptyList ? 'add an item, or remove the line' : undefined;
  return wrong(path, 'out-of-range', `${placeWords(path)} ${range}`, { hint });
}

/** What a format or a refinement says. */
function predicate(issue: Issue): string {
  if (issue.code === 'not_multiple_of') return `must be a multiple of ${issue.divisor}`;
  if (issue.code === 'invalid_format' && issue.format === 'date') return 'must be a date such as 2026-12-31';
  return issue.message;
}

const emptyList = 'is an empty list';

function limitWords(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const small = issue.code === 'too_small';
  const limit = small ? issue.minimum : issue.maximum;
  const bound = `${small ? 'at least' : 'at most'} ${limit}`;
  const empty = small && Number(limit) === 1;
  if (issue.origin === 'string') return empty ? 'is empty' : `must have ${bound} characters`;
  if (issue.origin === 'array') return empty ? emptyList : `must have ${bound} items`;
  return issue.inclusive === false ? `must be ${small ? 'more' : 'less'} than ${limit}` : `must be ${bound}`;
}

function butIs(received: unknown, { secret }: Context): string {
  return secret ? '' : `, not ${valueWords(received)}`;
}

function typeHint(path: Path, expected: readonly string[], received: unknown, context: Context): string | undefined {
  const { schema, secret } = context;
  if (path.length === 0) return `it needs at least: ${requiredKeys(schema).join(', ')}`;
  const place = schemaAt(schema, path);
  if (expected.includes('object')) return `its keys: ${keysOf(place).join(', ')}`;
  if (typeof received === 'object' || secret) return descriptionOf(place);
  if (expected.includes('array')) return `write it as a list: [${plainWords(received)}]`;
  return expected.includes('string') ? `put it in quotes: "${plainWords(received)}"` : descriptionOf(place);
}
