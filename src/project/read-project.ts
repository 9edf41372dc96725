import { dirname, join, resolve } from 'node:path';
import { campaignSchema, type CampaignFile } from '../campaign/campaign-schema.ts';
import type { CaptionCue } from '../campaign/caption-cue.ts';
import type { Asset, Brand } from '../campaign/campaign.ts';
import type { FindPlace } from '../campaign/find-place.ts';
import { Findings } from '../campaign/finding.ts';
import { parseFile, type Parsed } from '../campaign/parse-file.ts';
import { resolveCampaign, type ResolvedCampaign } from '../campaign/resolve-campaign.ts';
import { UserError, type Diagnostic } from '../errors.ts';
import type { Config } from './config.ts';
import { loadBrand } from './load-brand.ts';
import { loadConfig } from './load-config.ts';
import { loadCataloguesFor } from './load-catalogues-for.ts';
import { loadPlatforms } from './load-definitions.ts';
import { loadPrompts } from './load-prompts.ts';
import { loadSpeech } from './load-speech.ts';
import { loadTakes } from './load-takes.ts';
import { loadWords } from './load-words.ts';
import type { LoadOptions } from './load-options.ts';
import { findRoot } from './find-root.ts';
import type { Project } from './project.ts';
import { readCaptions } from './read-captions.ts';
import { readAssets, type AssetTools } from './read-assets.ts';
import { readSource } from './read-source.ts';
import { packagedTemplates } from './template-folders.ts';

type OpenTools = (root: string, config: Config) => Promise<AssetTools>;

/** Reads a campaign with everything it points at. Throws one UserError with every mistake in all of it. */
export async function readProject(campaignFile: string, options: LoadOptions, openTools: OpenTools): Promise<Project> {
  const { cwd, templates = packagedTemplates } = options;
  const path = resolve(cwd, campaignFile);
  const source = await readSource(path, cwd);
  const root = findRoot(path);
  const parsed = parseFile(campaignSchema, source);
  const [{ config, diagnostics: ofConfig }, platforms, catalogues, takes, prompts, words] = await Promise.all([
    loadConfig(root, options),
    loadPlatforms({ templates, root, cwd, named: platformsIn(parsed.value) }),
    loadCataloguesFor(parsed.value, { templates, root, cwd }, options),
    loadTakes(path, cwd),
    loadPrompts(path, cwd),
    loadWords(path, cwd),
  ]);
  const tools = await openTools(root, config);
  const context = {
    file: source.file,
    folder: dirname(path),
    platforms: platforms.all,
    catalogues: catalogues.all,
    today: options.today,
  };
  const resolved = parsed.value && resolveCampaign(parsed.value, context);
  const content = resolved && (await readContent(parsed, resolved, { cwd, root, templates, tools }));
  const diagnostics = [
    ...(content?.diagnostics ?? parsed.diagnostics),
    ...platforms.diagnostics,
    ...catalogues.diagnostics,
    ...ofConfig,
    ...takes.diagnostics,
    ...prompts.diagnostics,
    ...words.diagnostics,
  ];
  const mistakes = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (mistakes > 0 || resolved === undefined || content?.brand === undefined)
    throw mistaken(source.file, mistakes, diagnostics);
  const { brand, assets, captions } = content;
  const { campaign } = resolved;
  return {
    root,
    campaign,
    brand,
    platforms: platforms.all,
    catalogues: catalogues.all,
    assets,
    captions,
    choices: takes.choices,
    rewriting: config.rewrite && { model: config.rewrite.model, rewrites: prompts.rewrites },
    transcripts: words.transcripts,
    speaking: await loadSpeech(campaign, config, root, tools),
    config,
    warnings: diagnostics,
    places: { campaign: parsed.place, brand: content.place },
  };
}

function platformsIn(campaign: CampaignFile | undefined): readonly string[] {
  if (campaign === undefined) return [];
  return [...campaign.platforms, ...(campaign.videos ?? []).flatMap((video) => video.platforms ?? [])];
}

function mistaken(file: string, mistakes: number, diagnostics: readonly Diagnostic[]): UserError {
  const message = mistakes === 1 ? `${file} has a mistake` : `${file} has ${mistakes} mistakes`;
  return new UserError(message, { diagnostics });
}

interface Content {
  readonly brand: Brand | undefined;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly diagnostics: readonly Diagnostic[];
  /** Of the brand kit. */
  readonly place: FindPlace;
}

interface WholeContent extends Content {
  readonly captions: ReadonlyMap<string, readonly CaptionCue[]>;
}

interface Surroundings {
  readonly cwd: string;
  readonly root: string;
  readonly templates: string;
  readonly tools: AssetTools;
}

/** The brand, the assets of both, and the caption files. */
async function readContent(
  parsed: Parsed<unknown>,
  resolved: ResolvedCampaign,
  around: Surroundings,
): Promise<WholeContent> {
  const [brand, own, spoken] = await Promise.all([
    readBrand(resolved, around),
    readAssets(resolved.assets, around.tools),
    readCaptions(resolved.captions, around.cwd),
  ]);
  await around.tools.cache?.save();
  const findings = [...resolved.findings, ...brand.findings.list, ...own.findings, ...spoken.findings];
  return {
    brand: brand.brand,
    captions: spoken.captions,
    assets: new Map([...brand.assets, ...own.assets]),
    diagnostics: [...parsed.withFindings(findings), ...brand.diagnostics, ...spoken.diagnostics],
    place: brand.place,
  };
}

interface ReadBrand extends Content {
  /** About the line of the campaign that names the brand. */
  readonly findings: Findings;
}

async function readBrand({ brand: named, campaign }: ResolvedCampaign, around: Surroundings): Promise<ReadBrand> {
  const path = named ?? join(around.templates, 'brands', 'default.yaml');
  const findings = new Findings();
  const source = await readSource(path, around.cwd).catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    findings.error(['brand'], 'missing-brand', error.message, { hint: error.hint });
    return undefined;
  });
  if (source === undefined)
    return { brand: undefined, assets: new Map(), diagnostics: [], findings, place: () => undefined };
  const { root, tools } = around;
  return { ...(await loadBrand(source, { path, root, tools, locales: campaign.locales })), findings };
}
