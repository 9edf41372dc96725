import type { VideoStream } from '../../media/media.ts';
import { flashSource } from './flash-finder.ts';
import type { Repeats } from './repeat-finder.ts';
import { atMost, between, near, same, type Rule, type Verdict, type Yardstick } from './rule.ts';
import { inWords, without } from './stretch.ts';

/** A rule about a picture that is there; that it is there is `video.codec`'s to say. */
const picture =
  (judge: (video: VideoStream, asked: Yardstick) => Verdict): Rule['judge'] =>
  (found, asked) =>
    found.video === undefined ? undefined : judge(found.video, asked);

/** Profiles and levels of other codecs mean other things. */
const h264 =
  (judge: (video: VideoStream, asked: Yardstick) => Verdict): Rule['judge'] =>
  (found, asked) =>
    found.video?.codec === 'h264' ? judge(found.video, asked) : undefined;

/** Shorter stretches without an explanation are noise of the detectors, in seconds. */
const tolerated = 1;

export const pictureRules: readonly Rule[] = [
  {
    rule: 'video.codec',
    from: 'video',
    judge: ({ video }, { platform }) => same(video?.codec ?? 'none', platform.video.codec),
  },
  {
    rule: 'video.profile',
    from: 'video',
    judge: h264((video, { platform }) => profile(video, platform.video.profile)),
  },
  {
    rule: 'video.level',
    from: 'video',
    judge: h264((video, { platform }) => atMost(video.level / 10, Number(platform.video.level), 'level')),
  },
  {
    rule: 'video.pixel-format',
    from: 'video',
    judge: picture((video, { platform }) => same(video.pixelFormat, platform.video.pixelFormat)),
  },
  {
    rule: 'video.size',
    from: 'frame',
    judge: picture((video, { platform: { frame } }) =>
      same(`${video.width}x${video.height}`, `${frame.width}x${frame.height}`),
    ),
  },
  { rule: 'video.pixel-shape', from: 'video', judge: picture((video) => same(video.sampleAspect, '1:1')) },
  { rule: 'video.rotation', from: 'video', judge: picture((video) => same(video.rotation, 0)) },
  {
    rule: 'video.progressive',
    from: 'video',
    judge: picture((video) => same(video.fieldOrder || 'progressive', 'progressive')),
  },
  {
    rule: 'video.frame-rate',
    from: 'edit',
    judge: picture((video, { edit }) => near(video.fps, edit.fps, 0.001, 'fps')),
  },
  {
    rule: 'video.constant-rate',
    from: 'video',
    judge: picture((video) => same(video.constantRate ? 'constant' : 'variable', 'constant')),
  },
  {
    rule: 'video.platform-rate',
    from: 'video',
    judge: picture(
      (
        video,
        {
          platform: {
            video: { fps },
          },
        },
      ) => between(video.fps, fps.min, fps.max, 'fps'),
    ),
  },
  {
    rule: 'video.frames',
    from: 'edit',
    judge: picture((video, { edit }) => same(video.frames, Math.round(edit.seconds * edit.fps))),
  },
  { rule: 'video.start', from: 'edit', judge: picture((video) => near(video.start, 0, 0.001, 's')) },
  {
    rule: 'video.bit-rate',
    from: 'video',
    judge: picture((video, { platform }) => atMost(video.kbps, platform.video.maxKbps, 'kbit/s')),
  },
  {
    rule: 'video.colour',
    from: 'video',
    judge: picture(({ colour }) =>
      same(
        [colour.space, colour.transfer, colour.primaries, colour.range].map((tag) => tag || 'untagged').join(' '),
        'bt709 bt709 bt709 tv',
      ),
    ),
  },
  {
    rule: 'video.group-length',
    from: 'video',
    judge: ({ groups }, { platform, edit }) =>
      groups && atMost(groups.longest / edit.fps, platform.video.gopSeconds, 's'),
  },
  {
    rule: 'video.closed-groups',
    from: 'video',
    judge: ({ groups }) => groups && same(groups.closed ? 'closed' : 'open', 'closed'),
  },
  {
    rule: 'video.black',
    from: 'edit',
    mayBeFootage: true,
    judge: ({ black }, { sources }) => explained(black, sources.black),
  },
  {
    rule: 'video.frozen',
    from: 'edit',
    mayBeFootage: true,
    judge: ({ frozen }, asked) => explained(frozen, [...asked.sources.still, ...cards(asked)]),
  },
  {
    rule: 'video.flashes',
    from: flashSource,
    judge: ({ flashes }) => ({
      ok: flashes.length === 0,
      value: inWords(flashes),
      expected: 'at most 3 in any second over a quarter of the picture',
      spots: flashes,
    }),
  },
  {
    rule: 'video.repeated-frames',
    from: { url: 'house', date: '2026-11-24' },
    remark: true,
    judge: ({ repeats }, { edit }) => ({
      ok: repeats.length === 0,
      value: repeats.map((stretch) => beatInWords(stretch, edit.fps)).join(', ') || 'none',
      expected: 'each frame once: footage of another rate stutters',
      spots: repeats,
    }),
  },
];

/** `every 5th from 0.0-3.9 s, as of 24 fps`. */
function beatInWords({ every, ...stretch }: Repeats, fps: number): string {
  const apart = Math.round(every) === Number(every.toFixed(1)) ? every.toFixed(0) : every.toFixed(1);
  return `one in ${apart} at ${inWords([stretch])}, as footage of ${Math.round(fps - fps / every)} fps would`;
}

/** What is left of the stretches when those that have a reason are taken away. */
export function explained(stretches: Parameters<typeof inWords>[0], reasons: Parameters<typeof without>[1]): Verdict {
  const widened = reasons.map(({ start, end }) => ({ start: start - tolerated / 2, end: end + tolerated / 2 }));
  const faults = stretches.filter((stretch) =>
    without(stretch, widened).some(({ start, end }) => end - start >= tolerated),
  );
  return {
    ok: faults.length === 0,
    spots: faults,
    value: inWords(stretches),
    expected: reasons.length === 0 ? 'none' : `only as the footage: ${inWords(reasons)}`,
  };
}

function cards({ edit: { intro, endCard } }: Yardstick): { start: number; end: number }[] {
  return [intro, endCard].flatMap((card) => (card ? [{ start: card.start, end: card.start + card.seconds }] : []));
}

/** Each plays what the ones before it play. An encoder writes the lowest that the frames need. */
const profiles = ['baseline', 'constrained baseline', 'main', 'high'];

function profile({ profile: name }: VideoStream, highest: string): Verdict {
  const rank = profiles.indexOf(name.toLowerCase());
  const ok = rank >= 0 && rank <= profiles.indexOf(highest === 'baseline' ? 'constrained baseline' : highest);
  return { ok, value: name, expected: `at most ${highest}` };
}
