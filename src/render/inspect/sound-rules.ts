import type { AudioStream } from '../../media/media.ts';
import { isSilent } from '../sound/loudness.ts';
import type { Findings } from './findings.ts';
import { explained } from './picture-rules.ts';
import { inWords } from './stretch.ts';
import { atMost, near, same, type Rule, type Verdict, type Yardstick } from './rule.ts';

const sound =
  (judge: (audio: AudioStream, asked: Yardstick) => Verdict): Rule['judge'] =>
  (found, asked) =>
    found.audio === undefined ? undefined : judge(found.audio, asked);

/** LU. */
const loudnessTolerance = 0.5;
/** How far below the peak limit a file may stay and still count as limited by it, in dB. */
const peakRoom = 2.5;

export const soundRules: readonly Rule[] = [
  {
    rule: 'audio.codec',
    from: 'audio',
    judge: ({ audio }, { platform }) => same(codec(audio), `${platform.audio.codec} LC`),
  },
  {
    rule: 'audio.sample-rate',
    from: 'audio',
    judge: sound((audio, { platform }) => same(audio.sampleRate, platform.audio.sampleRate)),
  },
  {
    rule: 'audio.channels',
    from: 'audio',
    judge: sound((audio, { platform }) => same(audio.channels, platform.audio.channels)),
  },
  // Two AAC frames: one that the encoder begins with, one that the end is rounded up to.
  {
    rule: 'audio.length',
    from: 'edit',
    judge: sound((audio, { edit }) => near(audio.seconds, edit.seconds, 2048 / audio.sampleRate, 's')),
  },
  { rule: 'audio.start', from: 'edit', judge: sound((audio) => near(audio.start, 0, 0.03, 's')) },
  { rule: 'audio.loudness', from: 'audio', judge: loudness },
  {
    rule: 'audio.true-peak',
    from: 'audio',
    judge: ({ loudness: heard }, { platform }) => heard && atMost(heard.truePeak, platform.audio.truePeak, 'dBTP'),
  },
  {
    rule: 'audio.clipped',
    from: { url: 'house', date: '2026-11-24' },
    judge: ({ clipped }) => ({
      ok: clipped.length === 0,
      value: inWords(clipped),
      expected: 'no three samples in a row at full scale',
      spots: clipped,
    }),
  },
  { rule: 'audio.silence', from: 'edit', judge: ({ silent }, { sources }) => explained(silent, sources.silent) },
];

/** Silence has no loudness to reach, and sparse sharp sounds are as loud as their peaks allow. */
function loudness({ loudness: heard }: Findings, { platform }: Yardstick): Verdict | undefined {
  if (heard === undefined) return undefined;
  const { loudness: target, truePeak } = platform.audio;
  const verdict = near(heard.integrated, target, loudnessTolerance, 'LUFS');
  if (isSilent(heard)) return { ...verdict, ok: true, value: `${verdict.value} (silent)` };
  if (!verdict.ok && heard.integrated < target && heard.truePeak > truePeak - peakRoom) {
    return { ...verdict, ok: true, value: `${verdict.value} (as loud as its peaks allow)` };
  }
  return verdict;
}

function codec(audio: AudioStream | undefined): string {
  return audio === undefined ? 'none' : `${audio.codec} ${audio.profile}`.trim();
}
