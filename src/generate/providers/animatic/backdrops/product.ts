import type { Canvas } from '@napi-rs/canvas';
import { css, mix } from '../oklch.ts';
import { type Area, drawOnce, type Layer, sheet, type Stage, wholeArea } from '../stage.ts';
import { glow, softGradient } from './paint.ts';
import { motes } from './particles.ts';
import { drawProductPicture, productShape } from './product-picture.ts';

/** A studio: a seamless ground, soft lamps behind, and the product floating over its reflection while light sweeps over it. */
export function drawProduct(stage: Stage): Layer[] {
  const floor = stage.height * (stage.height > stage.width * 1.2 ? 0.82 : 0.84);
  const dust = motes(stage, stage.grade.light, 30, -0.5);
  return [studio(stage, floor), lamp(stage, floor, 'back'), lamp(stage, floor, 'side'), product(stage, floor), dust];
}

function studio(stage: Stage, floor: number): Layer {
  const { grade } = stage;
  const area = wholeArea(stage);
  const wall = grade.dark ? { ...grade.primary, l: 0.21, c: 0.055 } : { ...grade.primary, l: 0.91, c: 0.03 };
  const ground = grade.dark ? { ...grade.primary, l: 0.1, c: 0.03 } : { ...grade.primary, l: 0.8, c: 0.05 };
  const edge = (floor - area.y) / area.height;
  return sheet({ depth: 0, area }, (context) => {
    context.fillStyle = softGradient(context, 0, area.y, 0, area.y + area.height, [
      [0, mix(wall, ground, 0.6)],
      [0.45, wall],
      [edge - 0.06, mix(wall, ground, 0.45)],
      [edge + 0.06, ground],
      [1, mix(ground, grade.near, 0.25)],
    ]);
    context.fillRect(area.x, area.y, area.width, area.height);
  });
}

/** Large soft lamps that breathe against each other. */
function lamp(stage: Stage, floor: number, place: 'back' | 'side'): Layer {
  const { width, unit, grade } = stage;
  const back = place === 'back';
  const [x, y] = back ? [width * (width > stage.height ? 0.6 : 0.5), floor * 0.55] : [width * 0.86, floor * 0.2];
  const radius = unit * (back ? 74 : 52);
  const phase = back ? 0 : 2;
  const colour = back ? mix(grade.accent, grade.primary, 0.4) : { l: 0.62, c: 0.13, h: grade.primary.h + 24 };
  return sheet(
    {
      depth: 0.16,
      area: { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius },
      scale: 0.125,
      blend: grade.dark ? 'screen' : 'soft-light',
      drift: (seconds) => ({
        x: Math.sin(seconds * 0.5 + phase) * 3 * unit,
        alpha: 0.85 + 0.15 * Math.sin(seconds + phase),
      }),
    },
    (context) => glow(context, x, y, radius, { ...colour, l: grade.dark ? 0.55 : 0.97 }, grade.dark ? 0.6 : 0.9),
  );
}

/** A macro shot stands so near that only a part is in the picture. */
function placeOf(stage: Stage, floor: number): Area {
  const { width, height, unit, words } = stage;
  const shape = productShape(stage);
  const macro = /\b(macro|extreme close\w*|detail\w*)\b/u.test(words);
  const room = macro
    ? { width: width * 1.15, height: height * 1.5 }
    : {
        width: Math.min(width * 0.74, 96 * unit),
        height: Math.min(floor * 0.86, (height > width * 1.2 ? 80 : 96) * unit),
      };
  const scale = Math.min(room.width / shape.width, room.height / shape.height) * (macro ? 1.2 : 1);
  const size = { width: shape.width * scale, height: shape.height * scale };
  if (macro) return { ...size, x: width * 0.5 - size.width * 0.42, y: height * 0.5 - size.height * 0.36 };
  // Beside the words on a wide frame, below them on a tall one.
  const middle = width > height ? 0.6 : 0.5;
  return { ...size, x: width * middle - size.width / 2, y: floor - size.height - 4 * unit };
}

function product(stage: Stage, floor: number): Layer {
  const { unit, grade, seconds: length } = stage;
  const place = placeOf(stage, floor);
  const picture = drawProductPicture(stage, place);
  const reflected = reflect(picture, place);
  const lit = lighting(picture, stage);
  return {
    depth: 0.6,
    draw(context, seconds) {
      const lift = Math.sin(seconds * 1.1) * unit * 0.8;
      const y = place.y + lift;
      const middle = place.x + place.width / 2;
      context.globalAlpha = grade.dark ? 0.42 : 0.3;
      context.drawImage(reflected, place.x, 2 * floor - place.y - place.height - lift, place.width, place.height);
      context.globalAlpha = 1;
      context.translate(middle, y + place.height / 2);
      context.rotate(Math.sin(seconds * 0.55 - 0.6) * 0.018);
      context.drawImage(lit(seconds / length), -place.width / 2, -place.height / 2, place.width, place.height);
    },
  };
}

/** Upside down, and gone half way up. */
function reflect(picture: Canvas, { width, height }: Area): Canvas {
  return drawOnce({ x: 0, y: 0, width, height }, (context) => {
    context.save();
    context.scale(1, -1);
    context.drawImage(picture, 0, -height, width, height);
    context.restore();
    const fade = context.createLinearGradient(0, 0, 0, height);
    fade.addColorStop(0, 'rgba(0,0,0,0.75)');
    fade.addColorStop(0.5, 'rgba(0,0,0,0)');
    context.globalCompositeOperation = 'destination-in';
    context.fillStyle = fade;
    context.fillRect(0, 0, width, height);
  });
}

/** A band of light that crosses the product once, and only the product. */
function lighting(picture: Canvas, { grade, unit }: Stage): (part: number) => Canvas {
  const { width, height } = picture;
  // As wide beside the frame in a macro shot as in any other.
  const band = Math.min(Math.max(width, height) * 0.26, 26 * unit);
  const canvas = drawOnce({ x: 0, y: 0, width, height }, () => undefined);
  const context = canvas.getContext('2d');
  const light = context.createLinearGradient(-band, 0, band, 0);
  for (const [at, alpha] of [
    [0, 0],
    [0.3, 0.03],
    [0.46, 0.2],
    [0.5, 0.5],
    [0.54, 0.2],
    [0.7, 0.03],
    [1, 0],
  ] as const)
    light.addColorStop(at, css({ ...mix(grade.light, grade.accent, 0.8), l: 0.96 }, alpha));
  return (part) => {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalCompositeOperation = 'copy';
    context.drawImage(picture, 0, 0);
    context.globalCompositeOperation = 'source-atop';
    const travel = width + height + 2 * band;
    context.translate(-band - height * 0.25 + part * travel, height / 2);
    context.rotate(0.42);
    context.fillStyle = light;
    context.fillRect(-band, -height - width, 2 * band, 2 * (height + width));
    return canvas;
  };
}
