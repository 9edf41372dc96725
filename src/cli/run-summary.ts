import { displayPath } from '../project/display-path.ts';
import { remarksOf } from '../render/remarks-of.ts';
import type { CampaignResult } from '../run-campaign.ts';
import type { Workspace } from '../workspace.ts';
import { count, duration, usd } from './format.ts';
import { paintFor, type Paint } from './paint.ts';
import type { Terminal } from './terminal.ts';
import { hang } from './wrap.ts';

/** The last words of a run: what came of it, where to look, and what to do next. */
export function runSummary(result: CampaignResult, { folders }: Workspace, { stderr, env, cwd }: Terminal): string {
  const paint = paintFor(stderr, env);
  const place = (name: string, path: string) => `  ${name.padEnd(8)}  ${displayPath(path, cwd)}`;
  const { made, unchanged, failed } = countsOf(result);
  const rejected = result.deliverables.some(({ state, inspection }) => state === 'failed' && inspection?.ok === false);
  const lines = [
    '',
    headline(result, paint),
    ...[...substitutes(result), ...remarks(result)].map((line) => paint('yellow', `  ${line}`)),
    ...advice(result).map((line) => `  ${line}`),
    '',
    ...(made + unchanged > 0 ? [place('videos', folders.out)] : []),
    place('report', result.report),
    ...(rejected ? [place('rejected', folders.rejected)] : []),
    ...(failed > 0 ? [place('log', result.log)] : []),
  ];
  return `${lines.map((line) => hang(line, 2, stderr.columns)).join('\n')}\n`;
}

function countsOf({ deliverables }: CampaignResult) {
  const number = (state: string) => deliverables.filter((one) => one.state === state).length;
  return {
    made: number('ready'),
    unchanged: number('cached'),
    failed: number('failed'),
    skipped: number('skipped'),
    toGo: number('interrupted'),
  };
}

/** Clips that somebody else made than the one who was asked: never silently. */
function substitutes({ clips }: CampaignResult): string[] {
  const makers = clips.flatMap(({ task: { request }, result }) =>
    result.state === 'ready' && result.provider !== request.provider
      ? [`made by ${result.provider} ${result.model}, not by ${request.provider} ${request.model}`]
      : [],
  );
  const counts = Map.groupBy(makers, (words) => words);
  return [...counts].map(([words, { length }]) => `${count(length, 'clip')} ${words}`);
}

function remarks({ deliverables }: CampaignResult): string[] {
  const counts = deliverables.map(({ state, inspection }) => (state === 'ready' ? remarksOf(inspection).length : 0));
  const videos = counts.filter((number) => number > 0).length;
  const all = counts.reduce((sum, number) => sum + number, 0);
  return videos === 0
    ? []
    : [`${count(videos, 'video')} passed with ${count(all, 'remark')}: look at the report before you approve`];
}

function headline(result: CampaignResult, paint: Paint): string {
  const { made, unchanged, failed, skipped, toGo } = countsOf(result);
  const seconds = duration(result.seconds);
  if (made + failed + skipped + toGo === 0) {
    return `${paint('green', '✓')} Nothing to make: ${count(unchanged, 'video')} as the campaign says`;
  }
  const parts = [
    made > 0 ? `${count(made, 'video')} made` : '',
    failed > 0 ? paint('red', `${failed} failed`) : '',
    skipped > 0 ? `${skipped} not begun` : '',
    toGo > 0 ? `${toGo} to go` : '',
    unchanged > 0 ? `${unchanged} unchanged` : '',
  ];
  const spent = result.spentMicros > 0 ? `, ${usd(result.spentMicros / 1_000_000)} spent` : '';
  return `${mark(result, paint)} ${parts.filter(Boolean).join(', ')} in ${seconds}${spent}`;
}

function mark({ outcome }: CampaignResult, paint: Paint): string {
  if (outcome === 'done') return paint('green', '✓');
  return outcome === 'failed' ? paint('red', '✗') : paint('yellow', '!');
}

function advice({ outcome, reservedMicros, clips }: CampaignResult): string[] {
  const reserved =
    reservedMicros > 0
      ? [`${usd(reservedMicros / 1_000_000)} stays reserved for clips that may still be in the making.`]
      : [];
  if (clips.some(({ result }) => result.state === 'unknown')) {
    reserved.push('`reelmill status` says how to resolve what nobody knows the fate of.');
  }
  if (outcome === 'interrupted') return [...reserved, 'Stopped. Run the same command again to go on.'];
  if (outcome === 'failed')
    return [...reserved, 'Mend what is named above, then run the same command again: what is made stays made.'];
  if (outcome === 'refused') {
    return [...reserved, 'Raise the budget in the campaign, make less of it with --only, or choose a cheaper model.'];
  }
  return reserved;
}
