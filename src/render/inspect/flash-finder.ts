import { blockSide, type TraceSize } from './picture-trace.ts';
import { colourOf, linear, type Light } from './light.ts';
import { joined, type Stretch } from './stretch.ts';
import type { Source } from './rule.ts';

/** Normative in WCAG 2.2; its area is that of ITU-R BT.1702: a quarter of the picture. */
export const flashSource: Source = {
  url: 'https://www.w3.org/TR/WCAG22/#dfn-general-flash-and-red-flash-thresholds',
  date: '2026-11-24',
};

/** Of the largest relative luminance. */
const change = 0.1;
const darker = 0.8;
/** Share of red that is saturated, and how far a colour must be from the other in the CIE 1976 UCS diagram. */
const saturated = 0.8;
const redChange = 0.2;
/** Three flashes are six turns; with the seventh it is more than three. */
const turns = 7;
const area = 0.25;

/** Finds where more than a quarter of the picture flashes more than three times in a second, in light or in red. */
export function flashFinder(size: TraceSize, fps: number) {
  const across = size.width / blockSide;
  const blocks = Array.from({ length: across * (size.height / blockSide) }, (_, index) => ({
    at: (Math.floor(index / across) * size.width + (index % across)) * blockSide * 3,
    kinds: [lightTurns(), redTurns()].map((turned) => ({ turned, frames: [] as number[], since: 0, until: -Infinity })),
  }));
  const found: Stretch[] = [];
  let frame = 0;
  const see = (picture: Buffer): void => {
    for (const { at, kinds } of blocks) {
      const light = blockLight(picture, at, size.width);
      for (const kind of kinds) {
        if (!kind.turned(light)) continue;
        kind.frames.push(frame);
        if (kind.frames.length > turns) kind.frames.shift();
        const [first = 0] = kind.frames;
        if (kind.frames.length === turns && frame - first < fps) Object.assign(kind, { since: first, until: frame });
      }
    }
    for (const kind of [0, 1]) {
      // Not all blocks turn in the same frame: a bright thing may cross the picture while it flashes.
      const now = blocks.flatMap(({ kinds }) => kinds[kind] ?? []).filter(({ until }) => frame - until < fps / 4);
      if (now.length <= area * blocks.length) continue;
      found.push({ start: Math.min(...now.map(({ since }) => since)) / fps, end: (frame + 1) / fps });
    }
    frame++;
  };
  return { see, found: () => joined(found, 0) };
}

/** Says of each new light whether it has turned: gone the other way by enough. */
function lightTurns(): (light: Light) => boolean {
  let [low, high, way] = [Infinity, -Infinity, 0];
  return ({ luminance }) => {
    low = Math.min(low, luminance);
    high = Math.max(high, luminance);
    const up = way <= 0 && luminance - low >= change && low < darker;
    const down = way >= 0 && high - luminance >= change && luminance < darker;
    if (!up && !down) return false;
    [low, high, way] = [luminance, luminance, up ? 1 : -1];
    return true;
  };
}

function redTurns(): (light: Light) => boolean {
  let before: Light | undefined;
  return (light) => {
    const last = (before ??= light);
    const far = Math.hypot(light.u - last.u, light.v - last.v) > redChange;
    if (!far || Math.max(light.red, last.red) < saturated) return false;
    before = light;
    return true;
  };
}

function blockLight(picture: Buffer, at: number, width: number): Light {
  let [red, green, blue] = [0, 0, 0];
  for (let row = 0; row < blockSide; row++) {
    const from = at + row * width * 3;
    for (let index = from; index < from + blockSide * 3; index += 3) {
      red += linear[picture[index] ?? 0] ?? 0;
      green += linear[picture[index + 1] ?? 0] ?? 0;
      blue += linear[picture[index + 2] ?? 0] ?? 0;
    }
  }
  const pixels = blockSide * blockSide;
  return colourOf(red / pixels, green / pixels, blue / pixels);
}
