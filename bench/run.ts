// How long five hundred clips take beside the least they could take, and beside the two loops of the usual tutorials; then
// what ten thousand clips in the making cost this process (run-in-flight.ts). The service is the emulator of the tests, in
// a process of its own, whose minutes take less than a second. Nothing but time is scaled: the ledger, the store and the
// provider are the real ones. Wall time counts, so other work on the machine shows.

import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { extname, join } from 'node:path';
import type { VideoProvider } from '../src/generate/provider.ts';
import type { ClipTask } from '../src/plan/plan.ts';
import { carryOut } from '../src/run/carry-out.ts';
import type { Clock } from '../src/clock.ts';
import { connect } from '../test/generate/openai/connect.ts';
import { fastClock, openTools, planFor, startService } from './run-setting.ts';

const goal = 1.05;
/** Slower is nearer to the truth, since what the machine itself takes is not scaled: `npm run bench:run -- 30`. */
const scale = Number(process.argv[2] ?? 60);
const limits = { concurrent: 20, startsPerMinute: 25 };
/** A loop asks as often as the provider is asked by us: tutorials ask every 10 s. */
const pollMs = 5000;
const { signal } = new AbortController();

/** Seconds for each clip: 3 to 5 minutes, as Sora 2 and Veo take. The same in every run of this bench. */
const makingTimes = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => 180 + ((index * 7919) % 1201) / 10);

/** No order and no knowledge of what takes how long can beat this, in seconds. */
function leastSeconds(times: readonly number[]): number {
  const work = times.reduce((sum, time) => sum + time, 0) / limits.concurrent;
  const lastStart = Math.floor((times.length - 1) / limits.startsPerMinute) * 60;
  return Math.max(work, lastStart + Math.min(...times));
}

/** One clip after the other from start to file, as a tutorial does it: no ledger, no budget, nothing that survives a crash. */
async function makeNaively({ key, request }: ClipTask, provider: VideoProvider, clock: Clock, folder: string) {
  const operation = await provider.start(request, { signal });
  while ((await provider.status(operation, signal)).state === 'running') await clock.sleep(pollMs, signal);
  await provider.download(operation, join(folder, `${key}.mp4`), { signal });
}

type Loop = (clips: readonly ClipTask[], make: (clip: ClipTask) => Promise<void>) => Promise<void>;

const chunked: Loop = async (clips, make) => {
  for (let from = 0; from < clips.length; from += limits.concurrent) {
    await Promise.all(clips.slice(from, from + limits.concurrent).map(make));
  }
};

const sequential: Loop = async (clips, make) => {
  for (const clip of clips) await make(clip);
};

async function measureRun(provider: VideoProvider, times: readonly number[]): Promise<number> {
  const tools = await openTools(provider, fastClock(scale), limits, signal);
  try {
    const { outcome, seconds } = await carryOut(planFor(times), tools);
    if (outcome !== 'done') throw new Error(`The run ended as ${outcome}.`);
    return seconds;
  } finally {
    await tools.ledger.close();
    await rm(tools.root, { recursive: true, force: true });
  }
}

async function measureLoop(loop: Loop, provider: VideoProvider, times: readonly number[]): Promise<number> {
  const clock = fastClock(scale);
  const tools = await openTools(provider, clock, limits, signal);
  const began = clock.now();
  await loop(planFor(times).clips, (clip) => makeNaively(clip, provider, clock, tools.root));
  await tools.ledger.close();
  await rm(tools.root, { recursive: true, force: true });
  return (clock.now() - began) / 1000;
}

const minutes = (seconds: number): string => `${(seconds / 60).toFixed(1)} min`;

const all = 500;
const least = leastSeconds(makingTimes(all));
const contenders = [
  { name: 'reelmill', clips: all, measure: measureRun },
  { name: 'chunks of 20, Promise.all', clips: 60, measure: measureLoop.bind(undefined, chunked) },
  { name: 'one after the other', clips: 3, measure: measureLoop.bind(undefined, sequential) },
];

const machine = `${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}; time runs ${scale} times as fast`;
console.log(`${machine}\n${all} clips, ${limits.concurrent} at once: ${minutes(least)} at least`);
const service = await startService(scale);
try {
  const provider = await connect(service.baseUrl);
  for (const { name, clips, measure } of contenders) {
    const took = (await measure(provider, makingTimes(clips))) * (all / clips);
    const ratio = `${(took / least).toFixed(3)} of the least${name === 'reelmill' ? ` (goal ${goal})` : ''}`;
    const source = clips === all ? '' : `, extrapolated from ${clips} clips`;
    console.log(`${name.padEnd(26)} ${ratio}: ${minutes(took)}${source}`);
  }
} finally {
  service.stop();
}

const part = join(import.meta.dirname, `run-in-flight${extname(import.meta.filename)}`);
spawnSync(process.execPath, [part], { stdio: 'inherit' });
