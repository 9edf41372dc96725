import type { Canvas } from '@napi-rs/canvas';
import path from 'node:path';
import { measureText } from '../../text/measure-text.ts';
import type { TextLayout } from '../../text/typography.ts';
import { saveCanvas, type Layer } from './layer.ts';
import { motion, staggerOf, type Window } from './motion.ts';
import type { Rect } from './stage.ts';
import { writeStateList } from './state-list.ts';

interface TypedTask {
  readonly name: string;
  readonly layout: TextLayout;
  readonly draw: (part: TextLayout) => Canvas;
  readonly rect: Rect;
  readonly window: Window;
  readonly folder: string;
  readonly fps: number;
}

/** The text letter by letter: one picture for each state, none drawn twice. */
export async function typed(task: TypedTask): Promise<Layer> {
  const { name, layout, draw, rect, window, folder, fps } = task;
  const letters = layout.lines.flatMap(({ text }, line) =>
    [...new Intl.Segmenter(layout.locale).segment(text)].map(({ index, segment }) => ({
      line,
      end: index + segment.length,
    })),
  );
  const frames = staggerOf(letters.length, window, motion.letter) * fps;
  // Several at once where there are more letters than frames.
  const atOnce = Math.max(1, Math.ceil(1 / frames));
  const shown = letters.filter((_, index) => (index + 1) % atOnce === 0 || index === letters.length - 1);
  const stands = Math.max(1, Math.round(frames * atOnce));
  const states = await Promise.all(
    shown.map(async ({ line, end }, index) => ({
      file: await saveCanvas(draw(upTo(layout, line, end)), folder, `${name} ${index}`),
      frames: stands,
    })),
  );
  const file = await writeStateList(states, fps, path.join(folder, `${name.replaceAll(' ', '-')}.ffconcat`));
  return { name, file, states: true, ...rect, ...window, fadeIn: 0, rise: 0 };
}

/** The layout up to a letter of one of its lines. */
function upTo(layout: TextLayout, line: number, end: number): TextLayout {
  const whole = layout.lines.slice(0, line);
  const text = layout.lines[line]?.text.slice(0, end) ?? '';
  return { ...layout, lines: [...whole, { text, width: measureText(text, layout) }] };
}
