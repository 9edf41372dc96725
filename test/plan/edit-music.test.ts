import { expect, test } from 'vitest';
import type { Music } from '../../src/campaign/campaign.ts';
import { editMusic } from '../../src/plan/edit-music.ts';
import { planCampaign } from '../../src/plan/plan-campaign.ts';
import { asset, planInput, scenesInput, scene, variant, video, campaign } from './plan-input.fixture.ts';

const assets = new Map([asset('/bed.m4a', 'b', { kind: 'audio', seconds: 9.97 })]);
const file = { path: '/bed.m4a', sha256: 'b' };

function used(music: Partial<Music>, seconds: number) {
  const mistakes = new Set<string>();
  const edit = editMusic({ file: '/bed.m4a', ...music }, seconds, assets, mistakes);
  return { edit, mistakes: [...mistakes] };
}

test.each<[what: string, music: Partial<Music>, seconds: number, edit: object]>([
  ['long enough is played once', {}, 9, file],
  ['too short is faded into itself', {}, 30, { ...file, loop: { seconds: 9.97, fade: 2 } }],
  ['short and begun late fades less', { start: 5.97 }, 30, { ...file, start: 5.97, loop: { seconds: 4, fade: 1 } }],
  ['with a beat, whole bars are repeated', { bpm: 120 }, 30, { ...file, loop: { seconds: 10, fade: 0 } }],
  ['of three beats too', { bpm: 90, beats: 3 }, 30, { ...file, loop: { seconds: 10, fade: 0 } }],
  ['as it is asked for', { level: -6, fadeIn: 0, fadeOut: 3 }, 5, { ...file, level: -6, fadeIn: 0, fadeOut: 3 }],
])('music: %s', (_, music, seconds, edit) => {
  expect(used(music, seconds)).toEqual({ edit, mistakes: [] });
});

test.each<[music: Partial<Music>, says: RegExp]>([
  [{ start: 12 }, /bed\.m4a lasts 10\.0 s, and is to begin at 12 s/],
  [{ bpm: 30, beats: 8 }, /bed\.m4a holds no whole bar of 16\.00 s \(30 bpm\)/],
])('music that cannot be used so: %j', (music, says) => {
  expect(used(music, 60).mistakes.join('\n')).toMatch(says);
});

const credited = (licence: string | undefined) =>
  planCampaign(
    planInput({
      assets,
      campaign: campaign({ videos: [video({ variants: [variant({ music: { file: '/bed.m4a', licence } })] })] }),
    }),
  );

test('a track without a licence is asked about, once; with one, it is credited and changes no video', () => {
  const [without, withOne] = [credited(undefined), credited('CC BY 4.0, Jane Doe')];
  expect(without.warnings.filter((warning) => /licence/.test(warning))).toEqual([
    'coast: nothing says what allows you to use the music bed.m4a; write `music: { file: …, licence: … }`',
  ]);
  expect(withOne.warnings.join()).not.toMatch(/licence/);
  expect(withOne.deliverables[0]?.credits).toEqual({ music: { file, licence: 'CC BY 4.0, Jane Doe' }, voices: [] });
  expect(withOne.deliverables.map(({ key }) => key)).toEqual(without.deliverables.map(({ key }) => key));
});

test('without music and voices there is nobody to credit', () => {
  expect(planCampaign(scenesInput([scene()])).deliverables[0]?.credits).toBeUndefined();
});
