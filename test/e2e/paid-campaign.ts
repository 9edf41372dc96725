import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClipRecord } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { runCommand, type CommandResult } from '../cli/run-command.ts';
import type { VideosEmulator } from '../emulators/openai-videos.ts';
import { createProject, startCommand, type Project, type Started } from './project.ts';

// One short video of five paid clips, as cheap to make as a video can be.

export const clips = 5;
/** In micro-dollars: a second at five cents. */
const clipMicros = 50_000;

const file = 'campaigns/paid.yaml';
const scenes = ['a brass lamp', 'a copper kettle', 'a paper boat', 'a green door', 'a glass of tea'];
const campaign = `name: paid
content: Things that stand still
platforms: [x]
generate:
  provider: openai
  model: small-1
  resolution: 480p
  fps: 24
  limits: { seconds: [1], shapes: ['16:9'], resolutions: [480p], usdPerSecond: 0.05 }
videos:
  - id: still
    scenes:
${scenes.map((what) => `      - { prompt: ${what} on a desk at dawn, seconds: 0.5 }`).join('\n')}
`;

/** `concurrent`: how many clips may be in the making at once. */
export async function createPaidProject({ concurrent = clips } = {}): Promise<Project> {
  const config = `limits: { openai: { concurrent: ${concurrent}, startsPerMinute: 1000 } }\n`;
  return await createProject({ [file]: campaign, 'reelmill.config.yaml': config });
}

const settings = ({ baseUrl }: VideosEmulator) => ({ REELMILL_OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: 'sk-any-key' });

/** The real command, at work for that service as a process of its own. */
export function startPaidRun({ root }: Project, service: VideosEmulator, env: Record<string, string> = {}): Started {
  return startCommand(['run', file, '--yes'], root, { ...settings(service), ...env });
}

/** What a person types between two runs, in this process. */
export function reelmill(args: readonly string[], { root }: Project, service: VideosEmulator): Promise<CommandResult> {
  return runCommand(args, { cwd: root, env: settings(service) });
}

/** Keys of the clips whose fate nobody knows, as `reelmill status` gives them. */
export async function unknownKeys(project: Project, service: VideosEmulator): Promise<string[]> {
  const { problems } = JSON.parse((await reelmill(['status', file, '--json'], project, service)).stdout);
  return problems.flatMap(({ unknown }: { unknown?: { key: string } }) => unknown?.key ?? []);
}

export async function recordsOf({ root }: Project): Promise<readonly ClipRecord[]> {
  const ledger = await openLedger(join(root, '.reelmill', 'ledger.db'), { now: () => new Date() });
  try {
    return await ledger.clipsOf('paid');
  } finally {
    await ledger.close();
  }
}

export interface Books {
  /** Of each clip, sorted. */
  readonly states: readonly string[];
  readonly files: number;
  /** What the service took on, and so charges. */
  readonly creates: number;
  readonly spentMicros: number;
  readonly reservedMicros: number;
}

/** What the ledger, the disk and the service say of it. */
export async function booksOf(project: Project, service: VideosEmulator): Promise<Books> {
  const records = await recordsOf(project);
  const stored = await readdir(join(project.root, '.reelmill', 'clips'), { recursive: true }).catch(() => []);
  const { stdout } = await reelmill(['costs', '--json'], project, service);
  const { total } = JSON.parse(stdout);
  return {
    states: records.map(({ state }) => state).toSorted(),
    files: stored.filter((name) => name.endsWith('.mp4')).length,
    creates: service.jobs.length,
    spentMicros: total.spentMicros,
    reservedMicros: total.reservedMicros,
  };
}

/** How it must end, with so many clips paid for beside those that are there. */
export function allPaidOnce(beside = 0): Books {
  return {
    states: Array.from({ length: clips }, () => 'ready'),
    files: clips,
    creates: clips + beside,
    spentMicros: (clips + beside) * clipMicros,
    reservedMicros: 0,
  };
}
