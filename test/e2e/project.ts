import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const command = join(import.meta.dirname, '..', '..', 'bin', 'reelmill.js');

/** A small campaign that goes all the way in a few seconds: two files from two short scenes. */
export const tinyCampaign = `name: tiny
content: A lamp that follows the sun
locales: [en]
platforms: [x, mastodon]
generate: { tune: aspect, resolution: 480p, fps: 24, seed: 7 }
videos:
  - id: lamp
    scenes:
      - { prompt: A brass lamp on a desk at dawn, seconds: 1.2, text: Follow the sun }
      - { prompt: Mountains at sunset behind a window, seconds: 1.2, voice: It never sets. }
`;

export interface Project extends AsyncDisposable {
  readonly root: string;
}

/** A project folder of its own, removed when the test is over. */
export async function createProject(files: Readonly<Record<string, string>>): Promise<Project> {
  const root = await mkdtemp(join(tmpdir(), 'reelmill-e2e-'));
  for (const [name, text] of Object.entries({ 'reelmill.config.yaml': '{}\n', ...files })) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts the real command as a process of its own. */
export function startCommand(
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Started {
  const child = spawn(process.execPath, [command, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (chunk: string) => {
      text[name] += chunk;
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...text }));
  });
  return { child, ended };
}
