import type { StartRecord } from './ledger.ts';

/** What one campaign, platform or model cost. In micro-dollars. */
export interface CostLine {
  readonly name: string;
  /** Made and paid for, or free. */
  readonly clips: number;
  readonly spentMicros: number;
  readonly reservedMicros: number;
  /** The part of what is spent that came to nothing. */
  readonly failedMicros: number;
  /** What it would have cost besides, had every video had clips of its own. */
  readonly sharedMicros: number;
  /** What it would have cost besides, had nothing been taken from the store. */
  readonly reusedMicros: number;
}

export interface Costs {
  readonly total: CostLine;
  readonly campaigns: readonly CostLine[];
  /** A clip that several platforms show is divided among them. */
  readonly platforms: readonly CostLine[];
  readonly models: readonly CostLine[];
  /** What cost money and came to nothing. */
  readonly failures: readonly StartRecord[];
}

/** Adds starts up. `reused` is what runs took from the store, by campaign. */
export function sumCosts(starts: readonly StartRecord[], reused: ReadonlyMap<string, number>): Costs {
  const parts = starts.map(partOf);
  const fromStore = [...reused].map(([campaign, reusedMicros]): Part => ({ ...nothing, campaign, reusedMicros }));
  const all = [...parts, ...fromStore];
  return {
    total: sum('', all),
    campaigns: by(all, ({ campaign }) => campaign),
    platforms: by(parts.flatMap(divide), ({ platform }) => platform),
    models: by(parts, ({ model }) => model),
    failures: starts.filter(({ outcome, spentMicros }) => outcome === 'failed' && spentMicros > 0),
  };
}

interface Part extends Omit<CostLine, 'name'> {
  readonly campaign: string;
  readonly model: string;
  readonly platforms: readonly string[];
}

const nothing: Part = {
  campaign: '',
  model: '',
  platforms: [],
  clips: 0,
  spentMicros: 0,
  reservedMicros: 0,
  failedMicros: 0,
  sharedMicros: 0,
  reusedMicros: 0,
};

function partOf({
  campaign,
  provider,
  model,
  platforms,
  uses,
  outcome,
  spentMicros,
  reservedMicros,
}: StartRecord): Part {
  const isReady = outcome === 'ready';
  return {
    ...nothing,
    campaign,
    model: `${provider} ${model}`,
    platforms,
    clips: isReady ? 1 : 0,
    spentMicros,
    reservedMicros,
    failedMicros: outcome === 'failed' ? spentMicros : 0,
    sharedMicros: isReady ? spentMicros * (uses - 1) : 0,
  };
}

const amounts = ['spentMicros', 'reservedMicros', 'failedMicros', 'sharedMicros', 'reusedMicros'] as const;

/** To the last micro-dollar: what does not divide goes to the first. */
function divide(part: Part): (Part & { readonly platform: string })[] {
  const platforms = part.platforms.length === 0 ? ['(not kept)'] : part.platforms;
  return platforms.map((platform, index) => {
    const share = (amount: number): number => {
      const even = Math.floor(amount / platforms.length);
      return index === 0 ? amount - even * (platforms.length - 1) : even;
    };
    const shares = Object.fromEntries(amounts.map((name) => [name, share(part[name])]));
    return { ...part, ...shares, platform };
  });
}

/** The dearest first. */
function by<T extends Part>(parts: readonly T[], nameOf: (part: T) => string): CostLine[] {
  const lines = [...Map.groupBy(parts, nameOf)].map(([name, group]) => sum(name, group));
  return lines.toSorted(
    (one, other) => other.spentMicros - one.spentMicros || one.name.localeCompare(other.name, 'en'),
  );
}

function sum(name: string, parts: readonly Part[]): CostLine {
  const total = (amount: 'clips' | (typeof amounts)[number]) =>
    parts.reduce((before, part) => before + part[amount], 0);
  return {
    name,
    clips: total('clips'),
    spentMicros: total('spentMicros'),
    reservedMicros: total('reservedMicros'),
    failedMicros: total('failedMicros'),
    sharedMicros: total('sharedMicros'),
    reusedMicros: total('reusedMicros'),
  };
}
