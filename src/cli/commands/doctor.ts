import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { ExitCode, UserError } from '../../errors.ts';
import { findRoot } from '../../project/find-root.ts';
import { configName, loadConfig } from '../../project/load-config.ts';
import type { Config } from '../../project/config.ts';
import { bytes } from '../format.ts';
import { paintFor, type Paint } from '../paint.ts';
import type { Terminal } from '../terminal.ts';

export interface Finding {
  readonly name: string;
  /** bad: nothing can be made. missing: something is not available, the rest works. */
  readonly state: 'good' | 'missing' | 'bad';
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Checks this machine and says how to mend what is missing. Exits with 1 when nothing could be made here. */
export async function doctor(options: { readonly json?: boolean | undefined }, terminal: Terminal): Promise<ExitCode> {
  const root = findRoot(join(terminal.cwd, 'any'));
  const { finding, config } = await checkConfig(root, terminal);
  const findings = [
    checkNode(),
    finding,
    await checkMedia(config, terminal),
    ...(await checkFonts()),
    await checkDisk(root),
    checkOpenai(config, terminal.env),
  ];
  if (options.json) terminal.stdout.write(`${JSON.stringify({ root, findings }, undefined, 2)}\n`);
  else show(findings, terminal);
  return findings.some(({ state }) => state === 'bad') ? ExitCode.mistake : ExitCode.done;
}

function checkNode(): Finding {
  return { name: 'Node', state: 'good', message: process.versions.node };
}

async function checkConfig(
  root: string,
  { env, cwd }: Terminal,
): Promise<{ finding: Finding; config: Config | undefined }> {
  const name = 'Configuration';
  try {
    const { config, diagnostics } = await loadConfig(root, { env, cwd });
    if (diagnostics.length > 0) throw new UserError(`${configName} has mistakes`, { diagnostics });
    return { finding: { name, state: 'good', message: root }, config };
  } catch (error) {
    return { finding: { name, state: 'bad', ...words(error) }, config: undefined };
  }
}

async function checkMedia(config: Config | undefined, { env }: Terminal): Promise<Finding> {
  const name = 'ffmpeg';
  try {
    const { findMediaTools } = await import('../../media/find-tools.ts');
    const { missingFeatures } = await import('../../media/missing-features.ts');
    const tools = await findMediaTools({ env, config });
    const missing = await missingFeatures(tools);
    const message = `${tools.version} from ${tools.origin}`;
    if (missing.length === 0) return { name, state: 'good', message };
    const hint = 'Install a full build of ffmpeg, or set FFMPEG_PATH to one.';
    return { name, state: 'bad', message: `${message} lacks ${missing.join(', ')}`, hint };
  } catch (error) {
    return { name, state: 'bad', ...words(error) };
  }
}

/** A word in each script that campaigns are often written in; others are looked for when a text needs them. */
const samples = {
  Latin: ['Aurora', 'en'],
  Japanese: ['登場', 'ja'],
  Chinese: ['登场', 'zh'],
  Korean: ['출시', 'ko'],
  Arabic: ['الآن', 'ar'],
  Hebrew: ['עכשיו', 'he'],
  Devanagari: ['अभी', 'hi'],
  Thai: ['ใหม่', 'th'],
  emoji: ['🌙', 'en'],
} as const;

async function checkFonts(): Promise<Finding[]> {
  const { createFonts } = await import('../../text/fonts.ts');
  const fonts = createFonts();
  const missing = Object.entries(samples).flatMap(([script, [text, locale]]): Finding[] => {
    try {
      fonts.families(text, { family: 'Inter', weight: 700 }, locale);
      return [];
    } catch (error) {
      return [{ name: `Font, ${script}`, state: 'missing', ...words(error) }];
    }
  });
  const found = Object.keys(samples).filter((script) => !missing.some(({ name }) => name.endsWith(` ${script}`)));
  return [{ name: 'Fonts', state: 'good', message: found.join(', ') }, ...missing];
}

const comfortable = 2_000_000_000;

async function checkDisk(root: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(root);
  const free = bavail * bsize;
  const message = `${bytes(free)} free`;
  if (free >= comfortable) return { name: 'Disk', state: 'good', message };
  return {
    name: 'Disk',
    state: 'missing',
    message,
    hint: 'Make room: a campaign of 24 videos takes about 500 MB with its clips.',
  };
}

function checkOpenai(config: Config | undefined, env: Terminal['env']): Finding {
  const name = 'openai';
  const baseUrl = config?.providers.openai?.baseUrl ?? env.REELMILL_OPENAI_BASE_URL;
  if (baseUrl !== undefined) return { name, state: 'good', message: baseUrl };
  return {
    name,
    state: 'missing',
    message:
      'no base URL. OpenAI closed its Videos API on 2026-09-24; the protocol lives on in gateways and servers of your own',
    hint: 'Set REELMILL_OPENAI_BASE_URL, or providers.openai.baseUrl in reelmill.config.yaml. Animatics need neither.',
  };
}

function words(error: unknown): { message: string; hint?: string | undefined } {
  if (!(error instanceof UserError)) throw error;
  const [first] = error.diagnostics;
  if (first === undefined) return { message: error.message, hint: error.hint };
  return { message: `${first.file}:${first.line} ${first.message}`, hint: first.hint };
}

const marks: Readonly<Record<Finding['state'], readonly [string, Parameters<Paint>[0]]>> = {
  good: ['✓', 'green'],
  missing: ['-', 'yellow'],
  bad: ['✗', 'red'],
};

function show(findings: readonly Finding[], terminal: Terminal): void {
  const paint = paintFor(terminal.stdout, terminal.env);
  for (const { name, state, message, hint } of findings) {
    const [mark, colour] = marks[state];
    terminal.stdout.write(`${paint(colour, mark)} ${name.padEnd(18)} ${message}\n`);
    if (hint !== undefined) terminal.stdout.write(`${hint.replaceAll(/^/gm, ' '.repeat(21))}\n`);
  }
}
