import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProject } from '../e2e/project.ts';
import { person } from './person.ts';
import { runCommand } from './run-command.ts';

const templates = ['event', 'minimal', 'product-launch', 'testimonial'];
const choices = [
  { choice: [] },
  { choice: ['--locales', 'de'] },
  { choice: ['--locales', 'ja,en,fr', '--platforms', 'x,bluesky'] },
];

test.each(templates.flatMap((template) => choices.map((one) => ({ template, ...one }))))(
  '$template with $choice can be planned',
  async ({ template, choice }) => {
    await using project = await createProject({});
    const cwd = project.root;
    const made = await runCommand(['init', 'spring', '--template', template, ...choice], { cwd });
    expect(made).toMatchObject({ exitCode: 0, stdout: '' });
    expect(await runCommand(['validate', 'campaigns/spring.yaml'], { cwd })).toMatchObject({ exitCode: 0 });
    const planned = await runCommand(['plan', 'campaigns/spring.yaml', '--json'], { cwd });
    const { plan } = JSON.parse(planned.stdout);
    expect(plan.campaign).toBe('spring');
    const locales = new Set(plan.deliverables.map(({ locale }: { locale: string }) => locale));
    expect(locales).toEqual(new Set(choice[1]?.split(',') ?? locales));
  },
);

test('says what was written and what comes next', async () => {
  await using project = await createProject({});
  const { stderr } = await runCommand(['init', 'spring', '-t', 'minimal'], { cwd: project.root });
  expect(stderr).toMatchInlineSnapshot(`
    "✓ campaigns/spring.yaml

    Edit it, then
      reelmill plan campaigns/spring.yaml
      reelmill run campaigns/spring.yaml
    "
  `);
  expect(await readdir(join(project.root, 'campaigns'))).toEqual(['campaign.schema.json', 'spring.yaml']);
});

test('changes nothing of a template but what was asked for', async () => {
  await using project = await createProject({});
  const cwd = project.root;
  await runCommand(['init', 'it is “夏” 🌞', '-t', 'event', '-l', 'ja', '-p', 'x,instagram-stories'], { cwd });
  const text = await readFile(join(cwd, 'campaigns', 'it is “夏” 🌞.yaml'), 'utf8');
  expect(text).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=campaign.schema.json
    # An invitation: where, when, why. Written in two languages; a text without a language map is shown in all of them.
    name: it is “夏” 🌞
    locales: [ja]
    platforms: [x, instagram-stories]

    generate:
      provider: animatic
      tune: aspect

    videos:
      - id: invitation
        content: { ja: 星空の下で観る短編映画の夜 }
        scenes:
          # One prompt for all locales means one clip for all of them: only the words are set anew.
          - prompt: City rooftop at dusk, strings of warm lamps, an empty screen waiting, slow crane upwards
            seconds: 3
            text: { ja: 一夜かぎり。短編12本。 }
          - prompt: Wide landscape of the skyline after sunset, first stars, gentle lateral drift
            seconds: 3
            text: { ja: 12月12日 18:00 }
            voice: { ja: 暖かい服でどうぞ。映画は用意しました。 }
        cta: { ja: 席を予約する }
        post:
          title: { ja: 星空の短編映画祭 }
          caption: { ja: 暖かい服でどうぞ。映画は用意しました。 }
          hashtags: [shortfilm, openair]
          # schedule: 2026-12-05T18:00:00+09:00

      # A reminder that only runs where the evening is decided.
      - id: tonight
        content: { ja: いよいよ今夜、上映 }
        platforms: [instagram-stories]
        scenes:
          - prompt: Close view of a film projector starting in the dark, dust drifting through its beam
            seconds: 3
            text: { ja: 今夜18時 }
        cta: { ja: 残席わずか }
    "
  `);
});

test('says which languages the template has no words for', async () => {
  await using project = await createProject({});
  const { stderr } = await runCommand(['init', 'spring', '-t', 'event', '-l', 'en,de'], { cwd: project.root });
  expect(stderr).toContain('Edit it (the texts for de are still those for en), then\n');
});

test('in a folder called campaigns it writes there', async () => {
  await using project = await createProject({ 'campaigns/other.yaml': '' });
  const cwd = join(project.root, 'campaigns');
  const { stderr } = await runCommand(['init', 'spring', '-t', 'minimal'], { cwd });
  expect(stderr).toContain('✓ spring.yaml\n');
});

test('never writes over a file', async () => {
  await using project = await createProject({ 'campaigns/spring.yaml': 'mine' });
  const { exitCode, stderr } = await runCommand(['init', 'spring', '-t', 'minimal'], { cwd: project.root });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr: 'error campaigns/spring.yaml is there already\n      Choose another name; init never writes over a file.\n',
  });
  expect(await readFile(join(project.root, 'campaigns', 'spring.yaml'), 'utf8')).toBe('mine');
});

test.each([
  { args: ['../escape'], says: /the name “..\/escape” may not contain/ },
  { args: ['.hidden'], says: /the name “.hidden” may not begin or end with a dot/ },
  { args: ['con'], says: /the name “con” is a name that Windows keeps for itself/ },
  { args: ['spring', '-t', 'film'], says: /there is no template “film”\n +Choose one of event, minimal, / },
  { args: ['spring', '-p', 'tiktok,instgram'], says: /there is no platform “instgram”\n +Did you mean instagram\?/ },
  { args: ['spring', '-l', 'en,english'], says: /the language “english” must be a language tag such as en/ },
])('$args is a mistake, and nothing is written', async ({ args, says }) => {
  await using project = await createProject({});
  const { exitCode, stderr } = await runCommand(['init', ...args], { cwd: project.root });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(says);
  expect(await readdir(project.root)).toEqual(['reelmill.config.yaml']);
});

test('--list shows the templates', async () => {
  await using project = await createProject({});
  const { exitCode, stdout } = await runCommand(['init', '--list'], { cwd: project.root });
  expect(exitCode).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "TEMPLATE        FOR
    event           An invitation: where, when, why. Written in two languages; a text without a language map is shown in all of them.
    minimal         The shortest campaign: a name, a message, and where it goes. One shot for each platform, drawn as an animatic.
    product-launch  A product launch: tease it, show it, say what it does. Replace the words in the scenes, then run \`reelmill plan\`.
    testimonial     A quote that carries the film: one sentence, broken over two shots, and who may be asked for more.
    "
  `);
});

const enter = '\r';

test('asks for what is not given', async () => {
  await using project = await createProject({});
  const questions = person('autumn', enter, enter, enter, enter);
  const { exitCode, stderr } = await runCommand(['init'], { cwd: project.root, questions });
  expect({ exitCode, stderr }).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('✓ campaigns/autumn.yaml'),
  });
  expect((await runCommand(['validate', 'campaigns/autumn.yaml'], { cwd: project.root })).exitCode).toBe(0);
});

test('who leaves has written nothing', async () => {
  await using project = await createProject({});
  const questions = person('\u0003');
  const { exitCode, stderr } = await runCommand(['init'], { cwd: project.root, questions });
  expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: 'error Nothing was written.\n' });
  expect(await readdir(project.root)).toEqual(['reelmill.config.yaml']);
});

test('without anybody to ask it takes the shortest template', async () => {
  await using project = await createProject({});
  const { exitCode, stderr } = await runCommand(['init'], { cwd: project.root });
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('my-campaign.yaml') });
});
