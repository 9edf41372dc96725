import { isRetired } from '../../campaign/is-retired.ts';
import { allLengthWords, audioWords, priceWords, resolutionsOf, shapesOf } from '../../campaign/model-words.ts';
import { ExitCode } from '../../errors.ts';
import { findModels, type KnownModel, knownModels } from '../known-models.ts';
import { modelDetails } from '../model-details.ts';
import { paintFor, type Paint } from '../paint.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';

/** Lists the models that a campaign may name, the project's own among them, or shows one with its sources. */
export async function models(
  name: string | undefined,
  options: { readonly json?: boolean | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const { stdout, env, cwd, now } = terminal;
  const known = await knownModels(cwd);
  const found = name === undefined ? known : findModels(known, name);
  const today = new Date(now()).toISOString().slice(0, 10);
  const isId = name !== undefined && found.every(({ provider }) => provider !== name);
  const text = options.json
    ? json(found, isId, today)
    : words(found, isId, today, paintFor(stdout, env), stdout.columns);
  stdout.write(`${text}\n`);
  return ExitCode.done;
}

/** One that was asked for by its id stands alone; an id that two providers have is a list. */
function json(found: readonly KnownModel[], isId: boolean, today: string): string {
  const all = found.map(({ provider, model, isDefault }) => ({
    provider,
    default: isDefault,
    retired: isRetired(model, today),
    ...model,
  }));
  return JSON.stringify(isId && all.length === 1 ? all[0] : all, undefined, 2);
}

function words(
  found: readonly KnownModel[],
  isId: boolean,
  today: string,
  paint: Paint,
  width: number | undefined,
): string {
  const lines = isId
    ? found.flatMap((one) => modelDetails(one, today, paint, width))
    : list(found, today, paint, width);
  return lines.join('\n').trimEnd();
}

function list(known: readonly KnownModel[], today: string, paint: Paint, width: number | undefined): string[] {
  const columns = [
    { title: 'PROVIDER' },
    { title: 'MODEL', shrink: true },
    { title: 'SECONDS', optional: true },
    { title: 'SHAPES', shrink: true, optional: true },
    { title: 'SIZES', shrink: true, optional: true },
    { title: 'SOUND', optional: true },
    { title: 'PRICE', shrink: true, optional: true },
    { title: 'AS OF', optional: true },
  ];
  const rows = known.map(({ provider, model }) => [
    provider,
    model.id,
    allLengthWords(model),
    shapesOf(model).join(' '),
    resolutionsOf(model).join(' '),
    audioWords[model.audio],
    isRetired(model, today) ? `retired ${model.retiredOn}` : priceWords(model),
    model.asOf,
  ]);
  const [head = '', ...lines] = table(columns, rows, width);
  return [paint('dim', head), ...lines.map((line, index) => (isGone(known[index], today) ? paint('dim', line) : line))];
}

const isGone = (one: KnownModel | undefined, today: string) => one !== undefined && isRetired(one.model, today);
