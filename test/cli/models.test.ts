import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { createProject } from '../e2e/project.ts';
import { runCommand } from './run-command.ts';

const own = `provider: openai
default: house-1
models:
  - id: house-1
    name: House model
    seconds: [6, 10]
    sizes:
      - { resolution: 720p, aspect: '16:9', width: 1280, height: 720, tier: 720P }
      - { resolution: 1080p, aspect: '16:9', width: 1920, height: 1080, tier: full, seconds: [6] }
    fps: [24]
    audio: never
    inputs: { firstFrame: false, lastFrame: true, references: 2 }
    seed: true
    promptCharacters: 500
    price:
      - { seconds: 6, usdPerClip: 0.28 }
      - { seconds: 10, usdPerClip: 0.5, asOf: 2026-11-20, source: 'https://example.com/clips' }
    concurrent: 1
    startsPerMinute: 3
    startsPerDay: 100
    resultHours: 1
    asOf: 2026-11-01
    source: https://example.com/prices
    retiredOn: 2099-01-01
    note: Ours.
`;
const files = { 'models/openai.yaml': own };

test('lists every model, the project’s own among them', async () => {
  await using project = await createProject(files);
  const { exitCode, stdout } = await runCommand(['models'], { cwd: project.root });
  expect(exitCode).toBe(0);
  const [head, ...rows] = stdout.trimEnd().split('\n');
  expect(head).toMatch(/^PROVIDER +MODEL +SECONDS +SHAPES +SIZES +SOUND +PRICE +AS OF$/);
  expect(rows).toContainEqual(
    expect.stringMatching(/^minimax +MiniMax-H3 +4 to 15 +16:9 .* 720p \(768P\) 1080p \(2K\) +always +720p \$0\.08\/s/),
  );
  expect(rows).toContainEqual(expect.stringMatching(/^google +veo-3\.1-generate-preview .* retired 2026-10-22 +2026-/));
  expect(rows).toContainEqual(expect.stringMatching(/^black-forest-labs +flux-3-video .* unknown +2026-/));
  expect(rows).toContainEqual(
    expect.stringMatching(
      /^openai +house-1 +6 or 10 \(1080p: 6\) +16:9 +720p 1080p \(full\) +none +6 s \$0\.28, 10 s \$0\.50/,
    ),
  );
});

test('lists those of a provider', async () => {
  await using project = await createProject(files);
  const { stdout } = await runCommand(['models', 'openai'], { cwd: project.root });
  expect(stdout.match(/^openai +\S+/gm)).toEqual(
    ['openai             sora-2', 'openai             sora-2-pro', 'openai             house-1'].map((row) =>
      expect.stringMatching(new RegExp(row.replace(/ +/, ' +'))),
    ),
  );
});

test('shows one, with the sources of its figures', async () => {
  await using project = await createProject(files);
  const { stdout } = await runCommand(['models', 'house-1'], { cwd: project.root, columns: 80 });
  expect(stdout).toMatchInlineSnapshot(`
    "House model (house-1)

    provider   openai, whose default it is
    seconds    6 or 10 (1080p: 6)
               https://example.com/prices (2026-11-01)
    shapes     16:9
    sizes      720p, 1080p (full)
    frames     24 a second
    sound      none
    pictures   the last frame, 2 references
    seed       yes
    prompt     to 500 characters
    price      6 s $0.28
               https://example.com/prices (2026-11-01)
               10 s $0.50
               https://example.com/clips (2026-11-20)
    at once    1 clip, 3 starts a minute, 100 a day
    kept       1 hour by the service
    until      2099-01-01
    note       Ours.
    "
  `);
});

test.each([
  { name: 'sora2', hint: 'Did you mean sora-2? `reelmill models` lists them all.' },
  { name: 'television', hint: '`reelmill models` lists them all.' },
])('$name is neither a provider nor a model', async ({ name, hint }) => {
  await using project = await createProject({});
  const { exitCode, stderr } = await runCommand(['models', name], { cwd: project.root });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr: `error there is no provider or model “${name}”\n      ${hint}\n`,
  });
});

test('a mistake in a catalogue of the project is shown in its place', async () => {
  const wrong = own.replace('usdPerClip: 0.28', 'usdPerSecond: 0.1, usdPerClip: 0.28');
  await using project = await createProject({ 'models/openai.yaml': wrong });
  const { exitCode, stderr } = await runCommand(['models'], { cwd: project.root });
  expect(exitCode).toBe(1);
  expect(stderr).toContain(
    'models/openai.yaml:16:9: error: item 1 of price must say either usdPerSecond or usdPerClip',
  );
});

test('for machines', async () => {
  await using project = await createProject({});
  const cwd = project.root;
  const read = async (...args: string[]) =>
    JSON.parse((await runCommand(['models', ...args, '--json'], { cwd })).stdout);
  const all = await read();
  expect(all.length).toBeGreaterThan(20);
  expect(await read('sora-2')).toMatchObject({ provider: 'openai', id: 'sora-2', default: true, retired: false });
  expect(await read('fal/fal-ai/veo3.1/fast')).toMatchObject({ provider: 'fal', id: 'fal-ai/veo3.1/fast' });
  const google = await read('google');
  expect(google.filter(({ retired }: { retired: boolean }) => retired)).toHaveLength(3);
});

test.each([40, 60, 80, 120])('no line is wider than a terminal of %i columns', async (columns) => {
  await using project = await createProject({});
  for (const args of [['models'], ['models', 'gen4.5']]) {
    const { stdout } = await runCommand(args, { cwd: project.root, columns });
    const wide = stdout.split('\n').filter((line) => stringWidth(line) > columns && !line.includes('https://'));
    expect(wide).toEqual([]);
  }
});
