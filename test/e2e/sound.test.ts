import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Media } from '../../src/media/media.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { readLoudness } from '../../src/render/sound/loudness.ts';
import { measure } from '../../src/render/sound/mix-job.ts';
import { runCommand } from '../cli/run-command.ts';
import { type AudioEmulator, startAudioEmulator } from '../emulators/openai-audio.ts';
import { spokenSeconds } from '../emulators/spoken-wave.ts';
import { makeFootage, never, testMedia } from '../render/test-media.ts';
import { clickAt, readMix, sine, tone, writeWave } from '../render/waves.ts';
import { createProject, type Project } from './project.ts';

// From the keys in the YAML to what is heard: a recording, words that a model speaks, words that a model hears, music on the
// beat and a sonic logo. The tests build on each other.

const file = 'campaigns/lamp.yaml';
const spokenWords = 'It never goes out, not even at night.';
const campaign = `name: lamp
content: A lamp that follows the sun
brand: ../brand.yaml
platforms: [tiny]
generate: { provider: footage }
videos:
  - id: dawn
    cta: Follow it
    music: { file: ../music.wav, licence: CC0, bpm: 120, level: -6 }
    scenes:
      - { footage: ../film.mp4, seconds: voice, voiceFile: ../voice.wav, voice: Follow the sun, sound: -6 }
      - { footage: ../film.mp4, seconds: voice, voice: "${spokenWords}", speak: true, sound: mute }
      - { footage: ../film.mp4, seconds: 2 }
`;
const key = 'sk-voices-01234567';

let project: Project;
let service: AudioEmulator;
let media: Media;
const inProject = (name: string) => join(project.root, name);

beforeAll(async () => {
  media = await testMedia();
  const words = [
    { word: 'Look', start: 0.2, end: 0.5 },
    { word: 'here', start: 0.6, end: 0.9 },
  ];
  service = await startAudioEmulator({ key, heard: { text: 'Look here!', language: 'english', words } });
  const at = `baseUrl: "${service.baseUrl}", apiKey: "\${VOICE_KEY}"`;
  project = await createProject({
    [file]: campaign,
    'platforms/tiny.yaml': await tinyPlatform(),
    'brand.yaml': `name: Lamp\ncolours: { primary: "#0f1b33", accent: "#5ef0c0", text: "#f5f8ff", background: "#060a14" }\nsonicLogo: jingle.wav\n`,
    'reelmill.config.yaml': `speech: { model: tts-1, voice: alloy, voices: { en: nova }, usdPerMillionCharacters: 15, ${at} }\ntranscription: { model: whisper-1, usdPerMinute: 0.006, ${at} }\n`,
  });
  const picture = 'testsrc2=s=180x320:r=30';
  await makeFootage(media, inProject('film.mp4'), { picture, sound: 'sine=500:r=48000', seconds: 4 });
  await writeWave(inProject('voice.wav'), 1.3, (time) => sine(200, 0.1)(time));
  await writeWave(inProject('music.wav'), 2.3, sine(3000, 0.3));
  await writeWave(inProject('jingle.wav'), 1, sine(1500, 0.2));
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await project[Symbol.asyncDispose]();
});

const reelmill = (...args: string[]) => runCommand(args, { cwd: project.root, env: { VOICE_KEY: key } });
const steady = (text: string) => text.replaceAll(/127\.0\.0\.1:\d+/g, '<host>');

test('a plan lists what would be spoken and at what price, and a run is refused and asks nobody', async () => {
  const { exitCode, stdout } = await reelmill('plan', file, '--prompts');
  expect(exitCode).toBe(0);
  expect(stdout.slice(stdout.indexOf('SPEECH'))).toMatchInlineSnapshot(`
    "SPEECH     SPOKEN BY        IN    PRICE  STATE
    dawn/2 en  tts-1 nova  1 video  $0.0006  new
        It never goes out, not even at night.

    Clips     1 new
    To spend  $0.0006
    Speech    1 voice not spoken yet, so lengths are guessed and a run will be refused: reelmill speak campaigns/lamp.yaml
    "
  `);
  expect((await reelmill('plan', file, '--check')).exitCode).toBe(1);
  const run = await reelmill('run', file, '--yes');
  expect(run).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/1 voice is not spoken yet\./) });
  expect(service.count).toBe(0);
});

test('without somebody’s word nothing is spoken; with it, once', async () => {
  expect(await reelmill('speak', file)).toMatchObject({
    exitCode: 3,
    stderr: expect.stringMatching(/tts-1 would speak 1 voice for \$0\.0006; nothing was sent\./),
  });
  expect(service.count).toBe(0);
  const { exitCode, stderr } = await reelmill('speak', file, '--yes');
  expect({ exitCode, stderr: steady(stderr) }).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "stderr": "✓ dawn/2 en speech
    Lengths and prices are known now:
        reelmill plan campaigns/lamp.yaml
    ",
    }
  `);
  expect(service.spoken).toMatchObject([{ voice: 'nova', input: spokenWords }]);
  expect(await reelmill('speak', file, '--yes')).toMatchObject({
    exitCode: 0,
    stderr: expect.stringMatching(/Every voice is spoken/),
  });
  expect(service.count).toBe(1);
});

test('what is said in footage is written down for a person to correct', async () => {
  const { exitCode, stderr } = await reelmill('transcribe', file, '--yes');
  expect({ exitCode, stderr: steady(stderr) }).toMatchInlineSnapshot(`
    {
      "exitCode": 0,
      "stderr": "✓ film.mp4
    Correct what it heard wrong in campaigns/lamp.words.yaml, then
        reelmill plan campaigns/lamp.yaml
    ",
    }
  `);
  const path = inProject('campaigns/lamp.words.yaml');
  const text = await readFile(path, 'utf8');
  expect(text.replace(/[0-9a-f]{64}/, '<hash>').replace(/\d{4}-\d\d-\d\d/, '<date>')).toMatchInlineSnapshot(`
    "# What is said, as a model heard it: begin and end in seconds, and the word. Correct what it heard wrong, and commit this file with its campaign.
    words:
      - file: film.mp4
        language: en
        model: whisper-1
        date: <date>
        sha256: <hash>
        words:
          - 0.20 0.50 Look
          - 0.60 0.90 here!
    "
  `);
  await writeFile(path, text.replace('here!', 'there!'));
  expect((await reelmill('transcribe', file, '--yes')).stderr).toMatch(/Everything that is said is written down/);
  expect(service.transcribed).toHaveLength(1);
});

test('the finished video is as long as its voices, as loud as its platform asks, and nothing clicks', async () => {
  const { exitCode, stderr } = await reelmill('run', file, '--yes');
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  const video = inProject('out/lamp/tiny/dawn-en.mp4');
  const graph = `[0:a]${measure}[out]`;
  const log = await media.run(
    { inputs: [{ source: video }], graph, outputs: [{ target: '-', options: ['-map', '[out]', '-f', 'null'] }] },
    { signal: never },
  );
  const { integrated, truePeak } = readLoudness(log);
  expect(Math.abs(integrated + 14), `${integrated} LUFS`).toBeLessThanOrEqual(0.5);
  expect(truePeak).toBeLessThanOrEqual(-1);

  const wave = inProject('heard.wav');
  const options = ['-map', '0:a', '-c:a', 'pcm_f32le', '-ac', '2', '-ar', '48000', '-f', 'wav'];
  await media.run({ inputs: [{ source: video }], outputs: [{ target: wave, options }] }, { signal: never });
  const samples = await readMix(wave);
  const second = 1.3 + 0.9 - 0.4;
  const [spoken, third] = [second + 0.3, second + spokenSeconds(spokenWords) + 0.9 - 0.4];
  expect(samples.length / 48_000).toBeCloseTo(third + 2 - 0.4 + 1.5, 1);
  const heard = (from: number, to: number, hertz: number) => tone(samples, from, to, hertz);
  expect(heard(0.5, 1.4, 200), 'the recording').toBeGreaterThan(10 * heard(0.5, 1.4, 3000));
  expect(heard(spoken + 0.05, spoken + 0.1, 220), 'the model').toBeGreaterThan(0.1);
  expect(heard(spoken + 1, spoken + 2, 500), 'its scene is mute').toBeLessThan(0.005);
  expect(heard(third + 0.6, third + 1.4, 3000), 'music').toBeGreaterThan(3 * heard(0.5, 1.4, 3000));
  expect(heard(third + 1.9, third + 2.4, 1500), 'sonic logo').toBeGreaterThan(0.1);
  for (const joint of [second, spoken, third, third + 1.6]) expect(clickAt(samples, joint), `${joint}`).toBeLessThan(4);
});

test('the captions follow what is heard, and the manifest says whose work it is', async () => {
  const srt = await readFile(inProject('out/lamp/tiny/dawn-en.srt'), 'utf8');
  expect(srt).toMatchInlineSnapshot(`
    "1
    00:00:00,300 --> 00:00:01,600
    Follow the sun

    2
    00:00:02,100 --> 00:00:04,260
    It never goes out, not even at night.

    3
    00:00:04,667 --> 00:00:05,367
    Look there!
    "
  `);
  const manifest: Manifest = JSON.parse(await readFile(inProject('out/lamp/manifest.json'), 'utf8'));
  expect(manifest.deliverables[0]).toMatchObject({
    sound: {
      music: { name: 'music.wav', licence: 'CC0' },
      voices: [
        { scene: 1, name: 'voice.wav', spokenBy: null },
        { scene: 2, spokenBy: { model: 'tts-1', voice: 'nova' } },
      ],
    },
    provenance: { ai: true },
  });
  expect(manifest.price.spentUsd).toBe(0.000_555);
  const page = await readFile(inProject('out/lamp/report.html'), 'utf8');
  expect(page).toContain('spoken by an AI model');
  expect(page).toContain('CC0');
});

async function tinyPlatform(): Promise<string> {
  const text = await readFile(new URL('../../templates/platforms/tiktok.yaml', import.meta.url), 'utf8');
  const tiktok = parse(text);
  const frame = { ...tiktok.frame, width: 180, height: 320 };
  const safeZone = { ...tiktok.safeZone, top: 16, right: 12, bottom: 32, left: 12 };
  const cover = { ...tiktok.cover, width: 180, height: 320, maxBytes: 60_000 };
  return stringify({ ...tiktok, id: 'tiny', frame, safeZone, cover });
}
