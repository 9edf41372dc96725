import type { GenerateFile } from './generate-schema.ts';
import type { GenerateSettings } from './campaign.ts';
import { checkModel } from './check-model.ts';
import { onlyOne } from './only-one.ts';
import type { Findings } from './finding.ts';
import type { Catalogue } from './model-schema.ts';
import { suggestName } from './nearest-name.ts';
import type { Path } from './read-tree.ts';

export interface GenerateContext {
  readonly catalogues: ReadonlyMap<string, Catalogue>;
  /** ISO date. With it, models that are retired by then are refused. */
  readonly today: string | undefined;
  readonly findings: Findings;
}

/** These two need no catalogue: they draw, or take what is there. */
const withoutCatalogue = ['animatic', 'footage'];

export function resolveGenerate(generate: GenerateFile, context: GenerateContext): GenerateSettings {
  const { findings } = context;
  onlyOne(generate, ['takes', 'n'], ['generate'], findings);
  checkProviders(generate, context);
  checkLimits(generate, findings);
  checkModel(generate, context);
  const { provider, model, limits, fallback, tune, takes, n, aspect_ratio: aspect, ...rest } = generate;
  const { rewrite, seed, resolution, fps, audio, quality } = rest;
  return {
    ...{ provider, model, limits, fallback, tune, aspect, rewrite, seed, resolution, fps, audio, quality },
    takes: takes ?? n ?? 1,
    takesAs: n === undefined ? 'takes' : 'n',
  };
}

function checkProviders({ provider, fallback }: GenerateFile, { catalogues, findings }: GenerateContext): void {
  const providers = [...new Set([...withoutCatalogue, ...catalogues.keys()])];
  const check = (name: string, path: Path) => {
    if (providers.includes(name)) return;
    findings.error(path, 'unknown-provider', `there is no provider "${name}"`, { hint: suggestName(name, providers) });
  };
  check(provider, ['generate', 'provider']);
  for (const [index, name] of fallback.entries()) check(name, ['generate', 'fallback', index]);
}

function checkLimits({ limits }: GenerateFile, findings: Findings): void {
  if (limits === undefined) return;
  onlyOne(limits, ['usdPerSecond', 'usdPerClip'], ['generate', 'limits'], findings);
  onlyOne(limits, ['sizes', 'shapes'], ['generate', 'limits'], findings);
  if ((limits.shapes === undefined) === (limits.resolutions === undefined) || limits.sizes !== undefined) return;
  const [given, missing] = limits.shapes === undefined ? ['resolutions', 'shapes'] : ['shapes', 'resolutions'];
  findings.error(['generate', 'limits', given], 'half-a-size', `"${given}" says nothing without "${missing}"`, {
    at: 'key',
    hint: `add "${missing}: […]"`,
  });
}
