import { join } from 'node:path';
import { ExitCode } from '../../errors.ts';
import { findRoot } from '../../project/find-root.ts';
import { homeOf } from '../../project/home-of.ts';
import { projectEnv } from '../../project/project-env.ts';
import { openVault } from '../../secrets/vault.ts';
import { checkAccounts } from '../doctor/check-accounts.ts';
import { checkConfig } from '../doctor/check-config.ts';
import { checkDisk } from '../doctor/check-disk.ts';
import { checkEnv } from '../doctor/check-env.ts';
import { checkFonts } from '../doctor/check-fonts.ts';
import { checkMedia } from '../doctor/check-media.ts';
import { checkProviders } from '../doctor/check-providers.ts';
import { checkSecrets } from '../doctor/check-secrets.ts';
import type { Finding } from '../doctor/finding.ts';
import { paintFor, type Paint } from '../paint.ts';
import type { Terminal } from '../terminal.ts';
import { hang } from '../wrap.ts';

/** Checks this machine and says how to mend what is missing. Exits with 1 when nothing could be made here. */
export async function doctor(options: { readonly json?: boolean | undefined }, terminal: Terminal): Promise<ExitCode> {
  const root = findRoot(join(terminal.cwd, 'any'));
  const ofEnv = await checkEnv(root);
  // One that cannot be read is found above, and adds nothing.
  const env = ofEnv.state === 'bad' ? terminal.env : await projectEnv(root, terminal.env);
  const { read } = openVault(env, terminal.redactor);
  const { finding, config } = await checkConfig(root, { env, cwd: terminal.cwd });
  const findings: Finding[] = [
    { name: 'Node', state: 'good', message: process.versions.node },
    finding,
    ofEnv,
    ...(await checkSecrets(config, read)),
    await checkMedia(config, { env }),
    ...(await checkFonts()),
    await checkDisk(root),
    ...(await checkProviders(config, { env, secret: read })),
    ...(await checkAccounts(terminal.env, config && join(homeOf(root, config), 'ledger.db'), terminal.now)),
  ];
  if (options.json) terminal.stdout.write(`${JSON.stringify({ root, findings }, undefined, 2)}\n`);
  else show(findings, terminal);
  return findings.some(({ state }) => state === 'bad') ? ExitCode.mistake : ExitCode.done;
}

const marks: Readonly<Record<Finding['state'], readonly [string, Parameters<Paint>[0]]>> = {
  good: ['✓', 'green'],
  missing: ['-', 'yellow'],
  warning: ['!', 'yellow'],
  bad: ['✗', 'red'],
};

const nameWidth = 16;

function show(findings: readonly Finding[], { stdout, env }: Terminal): void {
  const paint = paintFor(stdout, env);
  const lines = findings.map(({ name, state, message, hint }) => {
    const [mark, colour] = marks[state];
    const text = `${paint(colour, mark)} ${name.padEnd(nameWidth)}  ${message}${hint === undefined ? '' : `\n${hint}`}`;
    return hang(text, nameWidth + 4, stdout.columns);
  });
  stdout.write(`${[...lines, '', verdict(findings, paint)].join('\n')}\n`);
}

function verdict(findings: readonly Finding[], paint: Paint): string {
  const has = (wanted: Finding['state']) => findings.some(({ state }) => state === wanted);
  if (has('bad')) return paint('red', 'Nothing can be made here before what is marked ✗ is mended.');
  return [
    'Ready.',
    ...(has('missing') ? ['What is marked - is only needed by campaigns that use it.'] : []),
    ...(has('warning') ? ['What is marked ! works, and should be mended.'] : []),
  ].join(' ');
}
