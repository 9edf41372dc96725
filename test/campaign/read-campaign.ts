import { campaignSchema } from '../../src/campaign/campaign-schema.ts';
import type { Campaign } from '../../src/campaign/campaign.ts';
import { formatDiagnostics } from '../../src/campaign/format-diagnostics.ts';
import { parseFile } from '../../src/campaign/parse-file.ts';
import { resolveCampaign } from '../../src/campaign/resolve-campaign.ts';
import type { Diagnostic } from '../../src/errors.ts';
import { catalogues, platforms } from './definitions.ts';

interface Read {
  readonly campaign: Campaign | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Text of a campaign file in /home/ana/campaigns -> what it means and what is wrong with it. */
export function readCampaign(text: string): Read {
  const parsed = parseFile(campaignSchema, { file: 'launch.yaml', text });
  if (parsed.value === undefined) return { campaign: undefined, diagnostics: parsed.diagnostics };
  const context = { file: 'launch.yaml', folder: '/home/ana/campaigns', platforms, catalogues, today: '2026-11-24' };
  const { campaign, findings } = resolveCampaign(parsed.value, context);
  return { campaign, diagnostics: parsed.withFindings(findings) };
}

/** Everything that is wrong with a campaign, as a person sees it. */
export function mistakesIn(text: string): string {
  return formatDiagnostics(readCampaign(text).diagnostics, { colour: false, width: 100 });
}

/** One line for each mistake: `line:column code: message (hint)`. */
export function linesOf(text: string): string[] {
  return readCampaign(text).diagnostics.map(
    ({ line, column, code, message, hint }) => `${line}:${column} ${code}: ${message}${hint ? ` (${hint})` : ''}`,
  );
}
