import { mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCampaign } from '../../src/project/load-campaign.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { makeProject, mp3, png, shownBy } from './make-project.ts';

const minimal = 'name: a\ncontent: b\nplatforms: [x]\n';
const colours = "{ primary: '#000000', accent: '#ff0000', text: '#ffffff', background: '#000000' }";

function packaged(file: string): string {
  return readFileSync(new URL(`../../templates/${file}`, import.meta.url), 'utf8');
}

test('three lines are enough: the brand, the platforms and the models come with Reelmill', async () => {
  const cwd = makeProject({ 'launch.yaml': minimal });
  const project = await loadProject('launch.yaml', { cwd, env: {} });
  expect(project).toMatchObject({
    root: cwd,
    brand: { name: 'default' },
    warnings: [],
    campaign: { file: 'launch.yaml' },
  });
  expect(project.platforms.get('x')).toMatchObject({ id: 'x', aliases: ['twitter'] });
  expect(project.catalogues.has('animatic')).toBe(true);
  expect(project.assets.size).toBe(0);
  expect(existsSync(join(cwd, '.reelmill'))).toBe(false);
});

test('assets of the campaign and of its brand are hashed, and found from the file that names them', async () => {
  const cwd = makeProject({
    'campaigns/launch.yaml': `${minimal}brand: ../brands/mine.yaml\nvideos: [{ id: v, music: bed.mp3, scenes: [{ prompt: p, reference: ./phone.png }, { prompt: q, reference: phone.png }] }]\n`,
    'campaigns/bed.mp3': mp3,
    'campaigns/phone.png': png,
    'brands/mine.yaml': `name: mine\ncolours: ${colours}\nlogo: { file: img/logo.svg }\ntagline: { en: Yes, ja: はい }\n`,
    'brands/img/logo.svg': '<?xml version="1.0"?>\n<!-- a logo -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  const { root, brand, assets } = await loadProject('campaigns/launch.yaml', { cwd, env: {} });
  expect(root).toBe(cwd);
  expect(brand).toMatchObject({
    logo: { file: join(cwd, 'brands/img/logo.svg'), corner: 'top-left' },
    tagline: { en: 'Yes' },
  });
  expect([...assets.values()].map(({ path, kind, bytes }) => [path.slice(cwd.length), kind, bytes])).toEqual([
    ['/brands/img/logo.svg', 'image', 79],
    ['/campaigns/phone.png', 'image', png.length],
    ['/campaigns/bed.mp3', 'audio', mp3.length],
  ]);
  expect(assets.get(join(cwd, 'campaigns/phone.png'))?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('mistakes in the campaign, its brand and its files are shown together', async () => {
  const cwd = makeProject({
    'launch.yaml': `${minimal}brand: brand.yaml\nbuget: 40 USD\nvideos:\n  - id: v\n    music: bed.mp3\n    scenes:\n      - { prompt: p, reference: phne.png }\n      - { prompt: p, reference: https://example.com/a.png }\n      - { prompt: p, reference: assets/phone.png }\n`,
    'bed.mp3': png,
    'phone.png': png,
    'brand.yaml': `name: mine\ncolors: ${colours}\nlogo: { file: . }\n`,
    'platforms/wall.yaml': 'id: wall\n',
  });
  expect(await shownBy(loadProject('launch.yaml', { cwd, env: {} }), cwd)).toMatchInlineSnapshot(`
    "launch.yaml:5:1: error: unknown key "buget"
      4 │ brand: brand.yaml
      5 │ buget: 40 USD
        │ ^^^^^ did you mean "budget"?
      6 │ videos:

    launch.yaml:8:12: error: "bed.mp3" is a PNG picture, not sound
      7 │   - id: v
      8 │     music: bed.mp3
        │            ^^^^^^^ give a sound file such as MP3, M4A, WAV or FLAC
      9 │     scenes:

    launch.yaml:10:33: error: there is no file "phne.png"
       9 │     scenes:
      10 │       - { prompt: p, reference: phne.png }
         │                                 ^^^^^^^^ did you mean phone.png?
      11 │       - { prompt: p, reference: https://example.com/a.png }

    launch.yaml:11:33: error: "https://example.com/a.png" is not a local file
      10 │       - { prompt: p, reference: phne.png }
      11 │       - { prompt: p, reference: https://example.com/a.png }
         │                                 ^^^^^^^^^^^^^^^^^^^^^^^^^
         │ give the path of a file on this machine
      12 │       - { prompt: p, reference: assets/phone.png }

    launch.yaml:12:33: error: there is no file "assets/phone.png"
      11 │       - { prompt: p, reference: https://example.com/a.png }
      12 │       - { prompt: p, reference: assets/phone.png }
         │                                 ^^^^^^^^^^^^^^^^ there is no folder "assets" either

    brand.yaml:2:1: error: unknown key "colors"
      1 │ name: mine
      2 │ colors: { primary: '#000000', accent: '#ff0000', text: '#ffffff', background: '#000000' }
        │ ^^^^^^ did you mean "colours"?
      3 │ logo: { file: . }

    platforms/wall.yaml:1:1: error: the file lacks 12 keys
      1 │ id: wall
        │ ^^^^^^^^
        │ add name, service, frame, seconds, prompt, video, audio, file, safeZone, text, cover,
        │ disclosure"
  `);
});

test('validating looks at assets without writing anything', async () => {
  const cwd = makeProject({ 'launch.yaml': `${minimal}videos: [{ id: v, music: bed.mp3 }]\n`, 'bed.mp3': mp3 });
  await loadCampaign('launch.yaml', { cwd, env: {} });
  expect(existsSync(join(cwd, '.reelmill'))).toBe(false);
  writeFileSync(join(cwd, 'bed.mp3'), png);
  expect(await shownBy(loadCampaign('launch.yaml', { cwd, env: {} }), cwd)).toContain(
    '"bed.mp3" is a PNG picture, not sound',
  );
});

test.each<[what: string, files: Record<string, string | Uint8Array>, expected: string]>([
  ['a folder', { 'a.png/b.txt': 'x' }, '"a.png" is a folder'],
  ['an empty file', { 'a.png': '' }, '"a.png" is an empty file'],
  ['a text', { 'a.png': 'hello' }, '"a.png" is not a picture'],
  ['a web page', { 'a.png': '<!doctype html><html>' }, '"a.png" is not a picture'],
  ['a format that is not taken', { 'a.png': 'GIF89a...' }, '"a.png" is a GIF picture, which Reelmill does not take'],
  ['a song', { 'a.png': mp3 }, '"a.png" is an MP3 sound file, not a picture'],
  ['nothing', {}, 'there is no file "a.png"'],
  ['a name in other case', { 'A.png': png }, 'did you mean A.png?'],
])('a picture that is %s', async (_, files, expected) => {
  const cwd = makeProject({
    'launch.yaml': `${minimal}videos: [{ id: v, scenes: [{ prompt: p, reference: a.png }] }]\n`,
    ...files,
  });
  expect(await shownBy(loadCampaign('launch.yaml', { cwd, env: {} }), cwd)).toContain(expected);
});

test('symlinks are followed, and broken ones are missing files', async () => {
  const cwd = makeProject({
    'launch.yaml': `${minimal}videos: [{ id: v, music: bed.mp3 }]\n`,
    'library/song.mp3': mp3,
  });
  symlinkSync('library/song.mp3', join(cwd, 'bed.mp3'));
  const { assets } = await loadProject('launch.yaml', { cwd, env: {} });
  expect(assets.get(join(cwd, 'bed.mp3'))).toMatchObject({ kind: 'audio', bytes: mp3.length });
  writeFileSync(join(cwd, 'launch.yaml'), `${minimal}videos: [{ id: v, music: gone.mp3 }]\n`);
  symlinkSync('nowhere', join(cwd, 'gone.mp3'));
  expect(await shownBy(loadProject('launch.yaml', { cwd, env: {} }), cwd)).toContain('there is no file "gone.mp3"');
});

test('hashes are remembered for files that have not changed, and only for those', async () => {
  const cwd = makeProject({ 'launch.yaml': `${minimal}videos: [{ id: v, music: bed.mp3 }]\n`, 'bed.mp3': mp3 });
  const bed = join(cwd, 'bed.mp3');
  const hash = async () => (await loadProject('launch.yaml', { cwd, env: {} })).assets.get(bed)?.sha256;
  const cache = join(cwd, '.reelmill/asset-hashes.json');
  const first = await hash();
  expect(await hash()).toBe(first);
  // What the cache says is believed, which shows that the file is not read again.
  writeFileSync(cache, readFileSync(cache, 'utf8').replace(String(first), 'f'.repeat(64)));
  expect(await hash()).toBe('f'.repeat(64));
  // Another song of the same length, with the time of the old one put back.
  const time = new Date(2026, 0, 1);
  utimesSync(bed, time, time);
  await hash();
  writeFileSync(bed, Buffer.concat([mp3.subarray(0, -1), Buffer.from('x')]));
  utimesSync(bed, time, time);
  expect(await hash()).not.toBe(first);
  expect(await hash()).not.toBe('f'.repeat(64));
});

test.each([
  ['damaged', 'not json'],
  ['of another version', '{"version":2,"files":{}}'],
])('a cache that is %s is made again', async (_, content) => {
  const cwd = makeProject({
    'launch.yaml': `${minimal}videos: [{ id: v, music: bed.mp3 }]\n`,
    'bed.mp3': mp3,
    '.reelmill/asset-hashes.json': content,
  });
  const { assets } = await loadProject('launch.yaml', { cwd, env: {} });
  expect(assets.size).toBe(1);
  expect(JSON.parse(readFileSync(join(cwd, '.reelmill/asset-hashes.json'), 'utf8'))).toMatchObject({ version: 1 });
});

test('a project that cannot be written to is read all the same', async () => {
  const cwd = makeProject({
    'launch.yaml': `${minimal}videos: [{ id: v, music: bed.mp3 }]\n`,
    'bed.mp3': mp3,
    '.reelmill': 'in the way',
  });
  const { assets } = await loadProject('launch.yaml', { cwd, env: {} });
  expect(assets.size).toBe(1);
});

test('a project adds platforms and models of its own, or replaces those that come with Reelmill', async () => {
  const cwd = makeProject({
    'launch.yaml': 'name: a\ncontent: b\nplatforms: [wall, x]\ngenerate: { provider: openai, model: my-model }\n',
    'platforms/wall.yaml': packaged('platforms/x.yaml')
      .replace('id: x', 'id: wall')
      .replace(/aliases:.*/, 'aliases: [big-wall]'),
    'platforms/x.yaml': packaged('platforms/x.yaml').replace(/^name:.*/m, 'name: My X'),
    'models/openai.yaml': packaged('models/openai.yaml')
      .replace('- id: sora-2\n', '- id: my-model\n')
      .replace(/default:.*/, 'default: my-model'),
  });
  mkdirSync(join(cwd, '.git'));
  const { platforms, catalogues } = await loadProject('launch.yaml', { cwd, env: {} });
  expect(platforms.get('wall')).toMatchObject({ id: 'wall', aliases: ['big-wall'] });
  expect(platforms.get('x')?.name).toBe('My X');
  const { models = [], default: first } = catalogues.get('openai') ?? {};
  expect(first).toBe('my-model');
  expect(models.map(({ id }) => id)).toEqual(expect.arrayContaining(['sora-2', 'my-model']));
});

test('a brand that is not there is shown where the campaign names it', async () => {
  const cwd = makeProject({ 'launch.yaml': `${minimal}brand: brand.yml\n`, 'brand.yaml': '' });
  expect(await shownBy(loadProject('launch.yaml', { cwd, env: {} }), cwd)).toMatchInlineSnapshot(`
    "launch.yaml:4:8: error: brand.yml: there is no such file
      3 │ platforms: [x]
      4 │ brand: brand.yml
        │        ^^^^^^^^^ did you mean brand.yaml?"
  `);
});

test('a retired model names what there is today, of every provider, whatever the campaign names', async () => {
  const cwd = makeProject({
    'launch.yaml': `${minimal}generate: { provider: google, model: veo-3.1-fast-generate-preview }\n`,
  });
  const shown = await shownBy(loadProject('launch.yaml', { cwd, env: {}, today: '2026-10-22' }), cwd);
  expect(shown).toMatchInlineSnapshot(`
    "launch.yaml:4:38: error: google retired Veo 3.1 Fast (preview) (veo-3.1-fast-generate-preview) on 2026-10-22
      3 │ platforms: [x]
      4 │ generate: { provider: google, model: veo-3.1-fast-generate-preview }
        │                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        │ choose gemini-omni-1.2-flash ($0.07/s), gemini-omni-1.1-flash ($0.10/s); or another provider:
        │ xai grok-imagine-video ($0.07/s), ai-gateway spacexai/grok-imagine-video ($0.07/s), minimax
        │ MiniMax-H3 ($0.08/s)"
  `);
  const before = await loadProject('launch.yaml', { cwd, env: {}, today: '2026-10-21' });
  expect([...before.catalogues.keys()].toSorted()).toEqual(['footage', 'google']);
});
