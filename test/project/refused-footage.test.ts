import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { beforeAll, expect, test } from 'vitest';
import { createMedia } from '../../src/media/ffmpeg.ts';
import { findMediaTools } from '../../src/media/find-tools.ts';
import type { Media } from '../../src/media/media.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { makeProject, shownBy } from './make-project.ts';

let media: Media;

beforeAll(async () => {
  media = createMedia(await findMediaTools({ env: process.env }));
});

const head = 'name: a\ncontent: b\nplatforms: [x]\nbrand: brand.yaml\nvideos:\n  - id: v\n    scenes:\n';
const scene = (name: string) => `      - { footage: ${JSON.stringify(name)}, seconds: 0.5 }\n`;
const brand = `name: b
colours: { primary: "#000000", accent: "#ffffff", text: "#ffffff", background: "#101010" }
`;

/** Everything in one folder, with three films of half a second: good.mp4, good.mkv and good.avi. */
function projectOf(names: readonly string[]): string {
  const cwd = makeProject({ 'launch.yaml': head + names.map(scene).join(''), 'brand.yaml': brand });
  const film = ['-f', 'lavfi', '-i', 'testsrc2=s=64x64:d=0.6', '-c:v', 'mpeg4', '-movflags', '+faststart'];
  const each = ['good.mp4', 'good.mkv', 'good.avi'].flatMap((name) => [...film.slice(4), join(cwd, name)]);
  execFileSync(media.tools.ffmpeg, ['-loglevel', 'error', ...film.slice(0, 4), ...each]);
  return cwd;
}

const load = (cwd: string) => loadProject('launch.yaml', { cwd, env: {}, media: () => Promise.resolve(media) });

async function mistakes(cwd: string): Promise<string[]> {
  const shown = await shownBy(load(cwd), cwd);
  return shown
    .split('\n')
    .filter((line) => line.includes('error:'))
    .map((line) => line.replace(/^.*error: /, ''));
}

const hls = '#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\ngood.mp4\n#EXT-X-ENDLIST\n';
const script = "ffconcat version 1.0\nfile 'good.mp4'\n";
const sdp = 'v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 5004 RTP/AVP 96\n';
const dash = '<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>good.mp4</BaseURL></MPD>';

type Spoil = (file: string, cwd: string) => void;
const cut: (from: string, part: number) => Spoil = (from, part) => (file, cwd) => {
  copyFileSync(join(cwd, from), file);
  truncateSync(file, Math.floor(readFileSync(file).length * part));
};
const written: (content: string | Buffer) => Spoil = (content) => (file) => writeFileSync(file, content);

/** Name, how it comes to be, and what is said of it. */
const refused: readonly (readonly [name: string, make: Spoil, said: RegExp])[] = [
  ['broken-off.mp4', cut('good.mp4', 0.7), /^"broken-off.mp4" is cut off: [\d,]+ bytes are missing at its end$/],
  ['broken-off.mkv', cut('good.mkv', 0.7), /is cut off: [\d,]+ bytes/],
  ['broken-off.avi', cut('good.avi', 0.7), /is cut off: [\d,]+ bytes/],
  ['empty.mp4', written(''), /^"empty.mp4" is an empty file$/],
  ['noise.mp4', written(Buffer.from([7, 1, 255, 3, 9, 42, 0, 11])), /is not a video/],
  ['head-only.mp4', written(Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1')), /cannot be played/],
  ['page.mp4', written('<!doctype html><title>Not found</title>'), /is not a video/],
  ['picture.mp4', written(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')), /is a PNG picture, not a video/],
  ['moving.gif', written('GIF89a'), /is a GIF picture, which Reelmill does not take/],
  ['folder.mp4', (file) => mkdirSync(file), /is a folder/],
  ['playlist.mp4', written(hls), /is not a video/],
  ['playlist.m3u8', written(hls), /is not a video/],
  ['script.mp4', written(script), /is not a video/],
  ['session.sdp', written(sdp), /is not a video/],
  ['manifest.mpd', written(dash), /is not a video/],
  ['nowhere.mp4', () => undefined, /there is no file "nowhere.mp4"/],
];

const notLocal = [
  ...['http://127.0.0.1:9/film.mp4', 'https://aurora.example/film.mp4', 'ftp://aurora.example/a.mp4'],
  ...['concat:good.mp4|good.mp4', 'subfile,,start,0,end,9,,:good.mp4', 'data:video/mp4;base64,AAAA'],
  ...['file:good.mp4', 'pipe:0', 'crypto+file:good.mp4', 'async:good.mp4', 'tee:a|b', 'rtmp://aurora.example/live'],
];

test('what is no whole video of its own is refused where it is named, and nothing else is opened', async () => {
  const cwd = projectOf([...refused.map(([name]) => name), ...notLocal]);
  for (const [name, make] of refused) make(join(cwd, name), cwd);
  const said = await mistakes(cwd);
  for (const [name, , words] of refused)
    expect(said.filter((line) => line.includes(`"${name}"`))).toEqual([expect.stringMatching(words)]);
  for (const name of notLocal)
    expect(said.filter((line) => line.includes(`"${name}"`))).toEqual([
      expect.stringMatching(/is not a local file$|^there is no file/),
    ]);
  expect(said).toHaveLength(refused.length + notLocal.length);
});

/** Each is a name that some program reads as something else. */
const odd = [
  ...['two words.mp4', "l'été.mp4", 'say "hi".mp4', '100 %03d %{pts}.mp4', '-i.mp4', 'a:b, c;[d].mp4'],
  ...['発表会.mp4', 'إعلان.mp4', 'नया.mp4', '🎬.mp4', '$(touch x) `id`.mp4', '~.mp4', 'http.mp4'],
];

test('any name of a local file is only a name', async () => {
  const names = odd.map((name) => (name.startsWith('a:') ? `./${name}` : name));
  const cwd = projectOf(names);
  for (const name of odd) copyFileSync(join(cwd, 'good.mp4'), join(cwd, name));
  const { assets } = await load(cwd);
  for (const name of odd) expect(assets.get(join(cwd, name)), name).toMatchObject({ width: 64, height: 64 });
});

const corners = (count: number) => '0.5 0.5 0.5\n'.repeat(count);
test.each<[what: string, cube: string, said: string | undefined]>([
  ['a whole one', `TITLE "x"\n# made by hand\nLUT_3D_SIZE 2\nDOMAIN_MIN 0 0 0\n${corners(8)}`, undefined],
  ['one that begins with a remark', `# ${'-'.repeat(200)}\n\nLUT_3D_SIZE 2\n${corners(8)}`, undefined],
  ['one that was cut off', `LUT_3D_SIZE 2\n${corners(7)}`, '"look.cube" has 7 colours, and 2³ = 8 are needed'],
  ['one dimension', `LUT_1D_SIZE 2\n${corners(2)}`, '"look.cube" is a 1D LUT, and a 3D LUT is needed'],
  ['no size', `TITLE "x"\n${corners(8)}`, '"look.cube" does not say its LUT_3D_SIZE'],
  ['too large', 'LUT_3D_SIZE 300\n', '"look.cube" has a LUT_3D_SIZE of 300, and 2 to 256 can be used'],
  ['words', `LUT_3D_SIZE 2\n${corners(7)}1 two 3\n`, '"look.cube" has a line that is no colour: "1 two 3"'],
  ['another file', 'Hello', '"look.cube" is not a LUT'],
])('a LUT is read before anything is spent: %s', async (_, cube, said) => {
  const cwd = makeProject({
    'launch.yaml': 'name: a\ncontent: b\nplatforms: [x]\nbrand: brand.yaml\n',
    'brand.yaml': `${brand}lut: look.cube\n`,
    'look.cube': cube,
  });
  const found = await load(cwd).then(
    ({ brand: { lut } }) => [lut === join(cwd, 'look.cube')],
    () => mistakes(cwd),
  );
  expect(found).toEqual([said ?? true]);
});
