import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createProject } from '../e2e/project.ts';
import { runCommand } from './run-command.ts';

const campaign = `name: lamp
content: A lamp that follows the sun
locales: [en, ja]
platforms: [x]
generate: { provider: openai }
videos:
  - id: dawn
    scenes:
      - { prompt: A miracle on a desk, seconds: 3, text: { en: Follow the sun, ja: 奇跡の光 } }
`;
const files = {
  'campaigns/lamp.yaml': campaign,
  'campaigns/good.yaml': campaign.replace('miracle', 'lamp').replace('奇跡の', ''),
  'reelmill.config.yaml': 'moderation: { forbidden: [miracle, 奇跡] }\n',
};

test('a run is refused before anything else, and says every place', async () => {
  await using project = await createProject(files);
  const result = await runCommand(['run', 'campaigns/lamp.yaml', '--yes'], { cwd: project.root });
  expect(result).toMatchObject({ exitCode: 3, stdout: '' });
  expect(result.stderr).toMatchInlineSnapshot(`
    "error lamp holds words that must not be used:
            - campaigns/lamp.yaml:9:21: dawn, scene 1 (en, ja): the prompt holds “miracle”, which reelmill.config.yaml forbids
            - campaigns/lamp.yaml:9:84: dawn, scene 1 (ja): the on-screen text holds “奇跡”, which reelmill.config.yaml forbids
          Say it in other words. Nothing was sent and nothing was spent.
    "
  `);
  expect(await readdir(project.root)).not.toContain('out');
});

test('a plan says so, and --check exits with 3', async () => {
  await using project = await createProject(files);
  const plan = await runCommand(['plan', 'campaigns/lamp.yaml'], { cwd: project.root, columns: 80 });
  expect(plan.exitCode).toBe(0);
  expect(plan.stdout.slice(plan.stdout.indexOf('To spend'))).toMatchInlineSnapshot(`
    "To spend  $0.40, $0.80 if every video had clips of its own, at prices
              of 2026-09-24
    Words     a run will be refused for these:
              campaigns/lamp.yaml:9:21: dawn, scene 1 (en, ja): the prompt holds
              “miracle”, which reelmill.config.yaml forbids
              campaigns/lamp.yaml:9:84: dawn, scene 1 (ja): the on-screen text holds
              “奇跡”, which reelmill.config.yaml forbids
    "
  `);
  const check = await runCommand(['plan', 'campaigns/lamp.yaml', '--check'], { cwd: project.root });
  expect(check.exitCode).toBe(3);
  expect((await runCommand(['plan', 'campaigns/good.yaml', '--check'], { cwd: project.root })).exitCode).toBe(0);
  const json = await runCommand(['plan', 'campaigns/lamp.yaml', '--json', '--only', 'ja'], { cwd: project.root });
  expect(JSON.parse(json.stdout).forbidden).toHaveLength(2);
});

test.each([
  { names: ['good'], exitCode: 0 },
  { names: ['good', 'lamp'], exitCode: 3 },
  { names: ['lamp', 'missing'], exitCode: 1 },
])('validate $names exits with $exitCode', async ({ names, exitCode }) => {
  await using project = await createProject(files);
  const paths = names.map((name) => `campaigns/${name}.yaml`);
  const result = await runCommand(['validate', ...paths], { cwd: project.root });
  expect(result.exitCode).toBe(exitCode);
  expect(result.stderr.includes('“miracle”')).toBe(names.includes('lamp'));
});

test('each place is a line and a column, of a variant, of the video or of the brand', async () => {
  await using project = await createProject({
    'brand.yaml': `name: b
colours: { primary: '#102030', accent: '#ffcc00', text: '#ffffff', background: '#000000' }
wordsToAvoid: [cheap]
tagline: So cheap
`,
    'c.yaml': `name: c
brand: brand.yaml
platforms: [x]
videos:
  - id: v
    content: A lamp
    cta: Cheap lamps
    variants:
      - id: a
      - id: b
        scenes:
          - prompt: A lamp
            text:
              en: >-
                lamps, and
                cheap ones
    post: { caption: "Not cheap", platforms: { x: { title: cheap, hashtags: [lamp, CheapLamp] } } }
`,
  });
  const { exitCode, stderr } = await runCommand(['validate', 'c.yaml'], { cwd: project.root });
  expect(exitCode).toBe(3);
  expect([...stderr.matchAll(/- (\S+): .*?: the ([\w -]+) holds/g)].map(([, at, kind]) => `${at} ${kind}`)).toEqual([
    'c.yaml:7:10 call to action',
    'brand.yaml:4:13 tagline',
    'c.yaml:16:17 on-screen text',
    'c.yaml:7:10 call to action',
    'brand.yaml:4:13 tagline',
    'c.yaml:17:60 title',
    'c.yaml:17:27 caption',
    'c.yaml:17:84 hashtag',
  ]);
});

test('what is there can still be looked at', async () => {
  await using project = await createProject(files);
  expect((await runCommand(['status', 'campaigns/lamp.yaml'], { cwd: project.root })).exitCode).toBe(0);
});
