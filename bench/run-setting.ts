// What the parts of `npm run bench:run` share: a plan, a clock that runs faster, and a run with the real ledger, store and
// provider. Rendering and the look at each download are left out: ffmpeg is measured elsewhere.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { parse } from 'yaml';
import { platformSchema } from '../src/campaign/platform-schema.ts';
import type { VideoProvider } from '../src/generate/provider.ts';
import { openLedger } from '../src/ledger/open-ledger.ts';
import type { Plan } from '../src/plan/plan.ts';
import { systemClock, type Clock } from '../src/clock.ts';
import type { ModelLimits } from '../src/run/lanes.ts';
import type { RunTools } from '../src/run/run-tools.ts';
import { openStore } from '../src/store/open-store.ts';
import { testProbe } from '../test/run/test-probe.ts';
import { planOf } from '../test/run/test-plan.ts';

export async function startService(scale: number): Promise<{ baseUrl: string; stop: () => void }> {
  const child = fork(join(import.meta.dirname, `run-service${extname(import.meta.filename)}`), [String(scale)]);
  const [baseUrl]: unknown[] = await once(child, 'message');
  return { baseUrl: String(baseUrl), stop: () => child.disconnect() };
}

/** An hour passes in `3600 / scale` seconds. */
export function fastClock(scale: number): Clock {
  const start = Date.now();
  return {
    now: () => start + (performance.timeOrigin + performance.now() - start) * scale,
    sleep: (ms, signal) => systemClock.sleep(ms / scale, signal),
  };
}

/** Videos of four clips each, one clip for each of the times that the service takes. */
export function planFor(seconds: readonly number[]): Plan {
  const names = seconds.map((time, index) => `clip ${index}, made in ${time} s`);
  const videos = Array.from({ length: Math.ceil(names.length / 4) }, (_, index) => [
    `video-${index}`,
    { clips: names.slice(4 * index, 4 * index + 4) },
  ]);
  const plan = planOf(Object.fromEntries(videos));
  const small = { provider: 'openai', model: 'sora-2', width: 180, height: 320 };
  return { ...plan, clips: plan.clips.map((clip) => ({ ...clip, request: { ...clip.request, ...small } })) };
}

export async function openTools(
  provider: VideoProvider,
  clock: Clock,
  limits: ModelLimits,
  signal: AbortSignal,
): Promise<RunTools & { readonly root: string }> {
  const root = await mkdtemp(join(tmpdir(), 'reelmill-bench-'));
  const tiktok = platformSchema.parse(parse(await readFile('templates/platforms/tiktok.yaml', 'utf8')));
  return {
    root,
    ledger: await openLedger(join(root, '.reelmill', 'ledger.db'), { now: () => new Date(clock.now()) }),
    store: openStore(root),
    provider: async () => provider,
    probe: async () => testProbe({ width: 180, height: 320 }),
    render: async (_task, { workFolder }) => {
      const [video, cover, preview] = ['video.mp4', 'cover.jpg', 'preview.mp4'].map((name) => join(workFolder, name));
      if (video === undefined || cover === undefined || preview === undefined) throw new Error('three files');
      for (const file of [video, cover, preview]) await writeFile(file, 'nothing is rendered here');
      return { video, cover, preview, srt: undefined, vtt: undefined, inspection: { ok: true, checks: [] } };
    },
    platforms: new Map([['tiktok', tiktok]]),
    limits: { clips: new Map([['openai', limits]]), renders: 8 },
    clock,
    random: Math.random,
    emit: () => {},
    signal,
    run: { id: 'bench', pid: process.pid, host: 'here' },
    outFolder: join(root, 'out'),
    previewsFolder: join(root, '.reelmill', 'previews'),
    rejectedFolder: join(root, '.reelmill', 'rejected'),
  };
}
