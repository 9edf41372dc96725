import type { Edit, EditScene } from '../../plan/edit.ts';
import { drawText } from '../../text/draw-text.ts';
import type { TextLayout } from '../../text/typography.ts';
import { mix, readable, withAlpha } from './ink.ts';
import { drawInFrame, evenRect, saveCanvas, type Layer } from './layer.ts';
import { motion, windowOf, type Window } from './motion.ts';
import type { Rect, Stage } from './stage.ts';
import type { Typesetter } from './typesetter.ts';

interface BandTask {
  readonly edit: Edit;
  readonly stage: Stage;
  readonly words: Typesetter;
  readonly folder: string;
  readonly scene: EditScene;
  readonly window: Window;
}

/** Pixels of the frame; it arrives from below, and that room is kept free. */
const riseOf = ({ unit }: Stage) => Math.round(1.6 * unit);

/** The name plate of a scene where reading starts, and its price where reading ends. */
export async function drawBand(task: BandTask): Promise<readonly Layer[]> {
  const { lowerThird, price } = task.scene;
  const plates = [
    ...(lowerThird === undefined ? [] : [lowerThirdPlate(task, lowerThird)]),
    ...(price === undefined ? [] : [pricePlate(task, price)]),
  ];
  return Promise.all(plates.map((plate, index) => drawPlate(task, plate, index)));
}

interface Plate extends Pick<Rect, 'width' | 'height'> {
  readonly name: string;
  readonly side: 'start' | 'end';
  readonly fill: string;
  readonly draw: (context: Parameters<typeof drawText>[0], rect: Rect) => void;
}

async function drawPlate(
  { edit, stage, folder, scene, window }: BandTask,
  plate: Plate,
  index: number,
): Promise<Layer> {
  const { unit, band } = stage;
  const right = (plate.side === 'end') !== (edit.direction === 'rtl');
  const x = right ? band.x + band.width - plate.width : band.x;
  const rect = { x, y: band.y + band.height - riseOf(stage) - plate.height, width: plate.width, height: plate.height };
  const box = evenRect(rect);
  const canvas = drawInFrame(box, (context) => {
    context.beginPath();
    context.roundRect(rect.x, rect.y, rect.width, rect.height, 1.2 * unit);
    context.clip();
    context.fillStyle = plate.fill;
    context.fillRect(rect.x, rect.y, rect.width, rect.height);
    plate.draw(context, rect);
  });
  const name = `${plate.name} ${scene.number}`;
  const leaves = window.fadeOut > 0;
  const times = windowOf(window.start + motion.stagger * (index + 1), window.end, leaves);
  return { name, file: await saveCanvas(canvas, folder, name), ...box, ...times, rise: riseOf(stage) };
}

/** Title and subtitle on the brand's colour, with a bar of its accent where reading starts. */
function lowerThirdPlate(task: BandTask, { title, subtitle }: NonNullable<EditScene['lowerThird']>): Plate {
  const { edit, stage, words, scene } = task;
  const { unit, band } = stage;
  const air = { x: 2.2 * unit, y: 1.5 * unit, bar: 1 * unit };
  const most = Math.min(band.width * (scene.price === undefined ? 0.9 : 0.58), 90 * unit);
  const inside = most - 2 * air.x - air.bar;
  const set = (text: string, weight: 500 | 700, size: number, height: number): TextLayout =>
    words(text, { weight, size, minSize: 2.6 * unit, lineHeight: 1.2 }, { width: inside, height, maxLines: 2 });
  const first = set(title, 700, 4.4 * unit, 7.8 * unit);
  const second = subtitle === undefined ? undefined : set(subtitle, 500, 3.1 * unit, 6.4 * unit);
  const { primary, accent, text } = edit.look.colours;
  const colour = readable(text, primary);
  return {
    name: 'lower third',
    side: 'start',
    fill: withAlpha(primary, 0.92),
    width: Math.max(first.width, second?.width ?? 0) + 2 * air.x + air.bar,
    height: first.height + (second?.height ?? 0) + 2 * air.y,
    draw: (context, { x, y, width, height }) => {
      const rtl = edit.direction === 'rtl';
      context.fillStyle = accent;
      context.fillRect(rtl ? x + width - air.bar : x, y, air.bar, height);
      const place = { x: x + air.x + (rtl ? 0 : air.bar), width: width - 2 * air.x - air.bar };
      drawText(context, first, { ...place, y: y + air.y, colour });
      if (second !== undefined)
        drawText(context, second, {
          ...place,
          y: y + air.y + first.height,
          colour: withAlpha(mix(colour, primary, 0.12), 1),
        });
    },
  };
}

/** The price in large figures on the accent. */
function pricePlate({ edit, stage, words, scene }: BandTask, price: string): Plate {
  const { unit, band } = stage;
  const air = { x: 2.4 * unit, y: 1.3 * unit };
  const most = band.width * (scene.lowerThird === undefined ? 0.9 : 0.38);
  const box = { width: most - 2 * air.x, height: 10 * unit, maxLines: 1 };
  const layout = words(price, { weight: 800, size: 7 * unit, minSize: 3.4 * unit, lineHeight: 1.1 }, box);
  const { accent, background } = edit.look.colours;
  return {
    name: 'price',
    side: 'end',
    fill: accent,
    width: layout.width + 2 * air.x,
    height: layout.height + 2 * air.y,
    draw: (context, { x, y }) =>
      drawText(context, layout, { x: x + air.x, y: y + air.y, colour: readable(background, accent) }),
  };
}
