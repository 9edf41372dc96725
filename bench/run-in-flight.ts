// Ten thousand clips in the making at once: memory, and own CPU time for each look at one of them. A process of its own,
// so that nothing else is measured. `node bench/run-in-flight.ts [clips] [seconds of looking]`

import { rm } from 'node:fs/promises';
import { spareMemory } from '../src/cli/spare-memory.ts';
import { carryOut } from '../src/run/carry-out.ts';
import { connect } from '../test/generate/openai/connect.ts';
import { fastClock, openTools, planFor, startService } from './run-setting.ts';

const goals = { megabytes: 200, msPerPoll: 1 };
const scale = 1;
const clips = Number(process.argv[2] ?? 10_000);
const seconds = Number(process.argv[3] ?? 20);
const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
const idle = process.memoryUsage.rss();
spareMemory(clips);

const service = await startService(scale);
const provider = await connect(service.baseUrl);
const [stop, clock] = [new AbortController(), fastClock(scale)];
const count = { starts: 0, polls: 0 };
const allStarted = Promise.withResolvers<void>();
const counted: typeof provider = {
  ...provider,
  async start(...question) {
    const operation = await provider.start(...question);
    count.starts += 1;
    if (count.starts === clips) allStarted.resolve();
    return operation;
  },
  async status(...question) {
    count.polls += 1;
    return await provider.status(...question);
  },
};
const limits = { concurrent: clips, startsPerMinute: Number.MAX_SAFE_INTEGER };
const tools = await openTools(counted, clock, limits, stop.signal);
try {
  const began = performance.now();
  const run = carryOut(planFor(Array.from({ length: clips }, () => 36_000)), tools);
  await Promise.race([allStarted.promise, run]);
  const starting = (performance.now() - began) / 1000;

  const [cpu, polls] = [process.cpuUsage(), count.polls];
  await new Promise((done) => void setTimeout(done, seconds * 1000));
  const { user, system } = process.cpuUsage(cpu);
  const msPerPoll = (user + system) / 1000 / (count.polls - polls);
  const now = megabytes(process.memoryUsage.rss());
  const most = megabytes(process.resourceUsage().maxRSS * 1024);
  console.log(`in flight: ${clips} clips, started in ${starting.toFixed(0)} s`);
  console.log(
    `  resident: ${now} MB, ${most} MB at most (goal ${goals.megabytes}); ${megabytes(idle)} MB before anything began`,
  );
  console.log(
    `  own CPU: ${msPerPoll.toFixed(2)} ms for each of ${count.polls - polls} polls (goal ${goals.msPerPoll}), with everything else a run does meanwhile`,
  );
  stop.abort(new Error('seen enough'));
  await run;
} finally {
  await tools.ledger.close();
  service.stop();
  await rm(tools.root, { recursive: true, force: true });
}
