import type { Findings } from '../../src/render/inspect/findings.ts';

/** Of a file in which there is nothing to see and nothing amiss, for rules that look at the edit alone. */
export const nothingFound: Findings = {
  format: { name: 'mp4', seconds: 0, bytes: 0, kbps: 0 },
  video: undefined,
  audio: undefined,
  groups: undefined,
  hasEditList: false,
  indexFirst: undefined,
  black: [],
  frozen: [],
  silent: [],
  flashes: [],
  repeats: [],
  clipped: [],
  loudness: undefined,
  faults: [],
};
