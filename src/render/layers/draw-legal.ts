import type { Edit } from '../../plan/edit.ts';
import { drawText } from '../../text/draw-text.ts';
import { drawInFrame, evenRect, saveCanvas, type Layer } from './layer.ts';
import type { Stage } from './stage.ts';
import type { Typesetter } from './typesetter.ts';

interface LegalTask {
  readonly edit: Edit;
  readonly stage: Stage;
  readonly words: Typesetter;
  readonly folder: string;
}

/** Small print at the foot of the safe zone, on a plate. It is there at once and for all of its time: that is its point. */
export async function drawLegal({ edit, stage, words, folder }: LegalTask): Promise<readonly Layer[]> {
  const { unit, legal } = stage;
  const air = { x: 1.4 * unit, y: 0.7 * unit };
  const box = { width: legal.width - 2 * air.x, height: legal.height - 2 * air.y, maxLines: 3 };
  const style = { weight: 500, size: 2.5 * unit, minSize: 1.8 * unit, lineHeight: 1.25 } as const;
  const layers = (edit.legal ?? []).map(async ({ text, start, end }, index): Promise<Layer> => {
    const layout = words(text, style, box);
    const [width, height] = [layout.width + 2 * air.x, layout.height + 2 * air.y];
    const plate = { x: legal.x + (legal.width - width) / 2, y: legal.y + legal.height - height, width, height };
    const rect = evenRect(plate);
    const canvas = drawInFrame(rect, (context) => {
      context.fillStyle = 'rgba(9,11,15,0.62)';
      context.beginPath();
      context.roundRect(plate.x, plate.y, width, height, 0.8 * unit);
      context.fill();
      drawText(context, layout, { x: plate.x + air.x, y: plate.y + air.y, align: 'center', colour: '#ffffff' });
    });
    const name = `legal ${index + 1}`;
    return { name, file: await saveCanvas(canvas, folder, name), ...rect, start, end, fadeIn: 0, fadeOut: 0, rise: 0 };
  });
  return Promise.all(layers);
}
