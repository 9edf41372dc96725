import { ExitCode } from '../../errors.ts';
import type { StartRecord } from '../../ledger/ledger.ts';
import { monthOf } from '../../ledger/month.ts';
import { type CostLine, type Costs, sumCosts } from '../../ledger/sum-costs.ts';
import { usd } from '../format.ts';
import { paintFor, type Paint } from '../paint.ts';
import { withProjectLedger } from '../project-ledger.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { hang } from '../wrap.ts';

interface CostsOptions {
  readonly campaign?: string | undefined;
  readonly month?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Shows what was spent and reserved, for what, and what was saved. */
export async function costs(options: CostsOptions, terminal: Terminal): Promise<ExitCode> {
  const { stdout, env, now } = terminal;
  const { campaign, month } = options;
  return await withProjectLedger(terminal, async ({ ledger, config }) => {
    const summed = sumCosts(await ledger.starts({ campaign, month }), await ledger.reused({ campaign, month }));
    if (options.json) {
      stdout.write(`${JSON.stringify(summed, undefined, 2)}\n`);
      return ExitCode.done;
    }
    const thisMonth = monthOf(new Date(now()));
    const cap = config.budget.monthUsd;
    const capLines =
      cap === undefined
        ? []
        : [
            `Cap       ${usd(cap)} a month, of which ${money(await ledger.committed({ month: thisMonth }))} is spent or reserved in ${thisMonth}`,
          ];
    const paint = paintFor(stdout, env);
    const lines = [paint('bold', titleOf(options)), '', ...costText(summed, paint, stdout.columns), ...capLines];
    stdout.write(`${lines.map((line) => hang(line, 10, stdout.columns)).join('\n')}\n`);
    return ExitCode.done;
  });
}

function titleOf({ campaign, month }: CostsOptions): string {
  return [
    'Costs',
    ...(campaign === undefined ? [] : [`of ${campaign}`]),
    ...(month === undefined ? [] : [`in ${month}`]),
  ].join(' ');
}

function costText(
  { total, campaigns, platforms, models, failures }: Costs,
  paint: Paint,
  width: number | undefined,
): string[] {
  return [
    ...costTable('CAMPAIGN', campaigns, paint, width),
    ...costTable('PLATFORM', platforms, paint, width),
    ...costTable('MODEL', models, paint, width),
    ...failureLines(failures, paint),
    `Spent     ${money(total.spentMicros)}${total.failedMicros === 0 ? '' : `, of which ${money(total.failedMicros)} came to nothing`}`,
    `Reserved  ${money(total.reservedMicros)}`,
    `Saved     ${money(total.sharedMicros)} by clips that several videos share, ${money(total.reusedMicros)} by clips that were there`,
  ];
}

function costTable(title: string, lines: readonly CostLine[], paint: Paint, width: number | undefined): string[] {
  const columns = [
    { title, shrink: true },
    { title: 'CLIPS', align: 'right' as const, optional: true },
    { title: 'SPENT', align: 'right' as const },
    { title: 'FAILED', align: 'right' as const, optional: true },
    { title: 'RESERVED', align: 'right' as const },
  ];
  const rows = lines.map((line) => [
    line.name,
    String(line.clips),
    money(line.spentMicros),
    money(line.failedMicros),
    money(line.reservedMicros),
  ]);
  const [head = '', ...body] = table(columns, rows, width);
  return lines.length === 0 ? [] : [paint('dim', head), ...body, ''];
}

function failureLines(failures: readonly StartRecord[], paint: Paint): string[] {
  if (failures.length === 0) return [];
  const lines = failures.map(({ label, clip, provider, model, spentMicros, claimedAt, message }) => {
    const what = `${label ?? clip.slice(0, 8)}, ${provider} ${model}`;
    return `${claimedAt.slice(0, 10)} ${money(spentMicros)} ${what}${message === undefined ? '' : `\n${message}`}`;
  });
  return [paint('dim', 'CAME TO NOTHING'), ...lines, ''];
}

const money = (micros: number): string => usd(micros / 1_000_000);
