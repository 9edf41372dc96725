import { expect, test } from 'vitest';
import type { ClipStatus } from '../../src/generate/provider.ts';
import type { ClipTask, Plan } from '../../src/plan/plan.ts';
import { showTake } from '../../src/plan/show-take.ts';
import type { TakeBook } from '../../src/run/run-tools.ts';
import { keyOf, planOf } from './test-plan.ts';
import { createTestService } from './test-service.ts';
import { createStage } from './test-stage.ts';

/** Two deliverables that show the same clip `a`, of which there are three takes: `a`, `a2` and `a3`. */
function planWithTakes(): Plan {
  const plan = planOf({ one: { clips: ['a'] }, two: { clips: ['a', 'b'] } });
  const [a, b] = plan.clips;
  if (a === undefined || b === undefined) throw new Error('no clips');
  const take = (number: number): ClipTask => ({
    ...a,
    key: keyOf(`a${number}`),
    label: `a take ${number}`,
    request: { ...a.request, take: number, prompt: `a${number}` },
    takeOf: a.key,
    usedBy: ['one', 'two'],
  });
  return { ...plan, clips: [{ ...a, label: 'a take 1', usedBy: ['one', 'two'] }, take(2), take(3), b] };
}

/** Chosen by hand: `chosen`, a first take. */
function bookWith(...chosen: string[]) {
  const written: string[] = [];
  const book: TakeBook = {
    isChosen: (first) => chosen.includes(first),
    async choose(take, because) {
      written.push(`${take.label}: ${because}`);
    },
  };
  return { book, written };
}

const refusing =
  (...prompts: string[]) =>
  ({ prompt }: { readonly prompt: string }): ClipStatus =>
    prompts.includes(prompt)
      ? { state: 'failed', reason: 'error', message: 'broken', mayHaveCost: false }
      : { state: 'succeeded' };

async function stageWith(failing: string[], takeBook: TakeBook | undefined) {
  const stage = await createStage();
  const service = createTestService({ clock: stage.clock, verdict: refusing(...failing) });
  const tools = { provider: async () => service.provider, ...(takeBook && { takeBook }) };
  return { stage, service, run: (plan: Plan) => stage.run(plan, tools) };
}

test('every take is made, once, those that are shown first', async () => {
  const { service, stage, run } = await stageWith([], bookWith().book);
  expect(await run(planWithTakes())).toMatchObject({ outcome: 'done', spentMicros: 4_000_000 });
  expect(service.jobs.map(({ request }) => request.prompt)).toEqual(['a', 'b', 'a2', 'a3']);
  expect(await stage.read('one.mp4')).toBe('footage of a by far\n');
  expect((await run(planWithTakes())).clips).toEqual([]);
  expect(service.calls.start).toBe(4);
});

test('more takes of what is finished are made, and nothing is rendered again', async () => {
  const { service, stage, run } = await stageWith([], bookWith().book);
  const plan = planWithTakes();
  await run({ ...plan, clips: plan.clips.filter(({ takeOf }) => takeOf === undefined) });
  const rendered = stage.render.began.length;
  expect(await run(plan)).toMatchObject({ outcome: 'done', spentMicros: 2_000_000 });
  expect(service.calls.start).toBe(4);
  expect(stage.render.began.length).toBe(rendered);
});

test.each([
  { failing: ['a'], shown: 'a2' },
  { failing: ['a', 'a2'], shown: 'a3' },
])('where $failing failed, $shown is shown, once that is written down', async ({ failing, shown }) => {
  const { book, written } = bookWith();
  const { stage, run } = await stageWith(failing, book);
  const plan = planWithTakes();
  const result = await run(plan);
  expect(result).toMatchObject({ outcome: 'done', exitCode: 0 });
  expect(written).toEqual([`a take ${shown.slice(1)}: a take 1 failed`]);
  expect(result.warnings).toEqual([
    `a take 1 failed; a take ${shown.slice(1)} is shown instead. \`reelmill choose\` shows another.`,
  ]);
  expect(await stage.read('one.mp4')).toBe(`footage of ${shown} by far\n`);
  expect(await stage.read('two.mp4')).toBe(`footage of ${shown} by far\nfootage of b by far\n`);

  // The plan that knows the choice finds everything made, and asks for nothing again that failed.
  const deliverables = plan.deliverables.map((task) => showTake(task, new Map([[keyOf('a'), keyOf(shown)]])));
  const again = await run({ ...plan, deliverables });
  expect(again.deliverables.map(({ state }) => state)).toEqual(['cached', 'cached']);
  expect(again).toMatchObject({ clips: [], spentMicros: 0 });
});

test.each<{ what: string; failing: string[]; book: TakeBook | undefined }>([
  { what: 'all of them failed', failing: ['a', 'a2', 'a3'], book: bookWith().book },
  { what: 'a person chose the one that failed', failing: ['a'], book: bookWith(keyOf('a')).book },
  { what: 'choices cannot be written', failing: ['a'], book: undefined },
  {
    what: 'this choice could not be written',
    failing: ['a'],
    book: {
      ...bookWith().book,
      choose: async () => await Promise.reject(new Error('The disk is full.')),
    },
  },
])('$what: nothing else is shown', async ({ failing, book }) => {
  const { stage, run } = await stageWith(failing, book);
  const result = await run(planWithTakes());
  expect(result).toMatchObject({ outcome: 'failed', deliverables: [{ state: 'failed' }, { state: 'failed' }] });
  expect(await stage.read('one.mp4')).toBeUndefined();
});

test('a take that failed and that nothing shows fails no video', async () => {
  const { stage, service, run } = await stageWith(['a3'], bookWith().book);
  expect(await run(planWithTakes())).toMatchObject({ outcome: 'done', exitCode: 0 });
  expect(await stage.read('one.mp4')).toBe('footage of a by far\n');
  await run(planWithTakes());
  expect(service.calls.start).toBe(4);
});

test('where one piece of a chain failed, all of it is another take', async () => {
  const plan = planOf({ one: { clips: ['a', 'b'] } });
  const [a, b] = plan.clips;
  if (a === undefined || b === undefined) throw new Error('no clips');
  const second = [a, b].map((clip): ClipTask => {
    const prompt = `${clip.request.prompt}2`;
    return {
      ...clip,
      key: keyOf(prompt),
      label: `${prompt} take 2`,
      request: { ...clip.request, take: 2, prompt },
      takeOf: a.key,
    };
  });
  const clips = [a, { ...b, takeOf: a.key }, ...second].map((clip) => ({ ...clip, usedBy: ['one'] }));
  const { book, written } = bookWith();
  const { stage, run } = await stageWith(['b'], book);
  expect(await run({ ...plan, clips })).toMatchObject({ outcome: 'done' });
  expect(written).toEqual(['a2 take 2: a failed']);
  expect(await stage.read('one.mp4')).toBe('footage of a2 by far\nfootage of b2 by far\n');
});
