import { css, mix } from '../oklch.ts';
import { between } from '../random.ts';
import { areaBelow, drawOnce, type Layer, sheet, type Stage, wholeArea } from '../stage.ts';
import { glow, softGradient } from './paint.ts';

interface SkyOptions {
  /** Where the sky ends, in pixels from the top. */
  readonly horizon: number;
  /** Place of sun or moon as parts of width and horizon; none when left out. */
  readonly light?: { readonly x: number; readonly y: number };
  readonly clouds?: boolean;
}

/** A sky for the hour: its gradient, stars or clouds, sun or moon. */
export function drawSky(stage: Stage, options: SkyOptions): Layer[] {
  const layers = [ground(stage, options)];
  if (stage.grade.hour === 'night') layers.push(stars(stage, options));
  if (options.light) layers.push(sunOrMoon(stage, options, options.light));
  if (options.clouds ?? true) layers.push(...clouds(stage, options));
  return layers;
}

function ground(stage: Stage, { horizon }: SkyOptions): Layer {
  const { grade } = stage;
  const area = wholeArea(stage);
  return sheet({ depth: 0, area }, (context) => {
    context.fillStyle = softGradient(context, 0, area.y, 0, horizon, [
      [0, grade.skyTop],
      [0.55, grade.skyMiddle],
      [1, grade.skyLow],
    ]);
    context.fillRect(area.x, area.y, area.width, area.height);
  });
}

function stars(stage: Stage, { horizon }: SkyOptions): Layer {
  const { random, width, unit } = stage;
  const field = Array.from({ length: 150 }, () => ({
    x: between(random, -0.1, 1.1) * width,
    y: random() ** 1.4 * horizon * 0.92,
    size: unit * (0.07 + 0.2 * random() ** 4),
    phase: random() * 7,
  }));
  return {
    depth: 0.06,
    draw(context, seconds) {
      context.fillStyle = css({ l: 0.97, c: 0.02, h: stage.grade.accent.h });
      for (const { x, y, size, phase } of field) {
        context.globalAlpha = (0.55 + 0.35 * Math.sin(seconds * 1.7 + phase)) * (1 - (y / horizon) ** 2 * 0.8);
        context.beginPath();
        context.arc(x, y, size, 0, 2 * Math.PI);
        context.fill();
      }
    },
  };
}

function sunOrMoon(stage: Stage, { horizon }: SkyOptions, place: { readonly x: number; readonly y: number }): Layer {
  const { width, unit, grade } = stage;
  const night = grade.hour === 'night';
  const [x, y] = [place.x * width, place.y * horizon];
  const radius = unit * (night ? 4.2 : grade.hour === 'day' ? 5 : 7);
  const reach = radius * (night ? 7 : 9);
  const area = { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
  return sheet({ depth: 0.05, area, blend: 'screen' }, (context) => {
    const colour = night ? mix(grade.light, { l: 0.95, c: 0.02, h: grade.primary.h }, 0.8) : grade.light;
    glow(context, x, y, reach, colour, night ? 0.3 : 0.55);
    context.fillStyle = css(colour, night ? 0.95 : 0.9);
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  });
}

/** Long thin banks, each of many soft ovals, in two sheets that drift at different speeds. */
function clouds(stage: Stage, { horizon }: SkyOptions): Layer[] {
  const { random, width, unit, grade } = stage;
  const area = { ...wholeArea(stage), height: horizon + unit * 10 };
  return [0, 1].map((sheetNumber) =>
    sheet(
      {
        depth: 0.1 + 0.08 * sheetNumber,
        area,
        scale: 0.5,
        drift: (seconds) => ({ x: seconds * unit * (0.35 + 0.3 * sheetNumber) }),
      },
      (context) => {
        for (let bank = 0; bank < 4; bank++) {
          const centre = between(random, -0.1, 1) * width;
          const y = between(random, 0.35, 0.86) * horizon;
          const length = between(random, 18, 46) * unit;
          const colour = mix(grade.skyLow, grade.light, 0.45 * random());
          for (let puff = 0; puff < 16; puff++) {
            const along = between(random, -1, 1);
            const size = unit * between(random, 2, 6.5) * (1.15 - along * along);
            context.save();
            context.translate(centre + along * length, y + between(random, -0.6, 0.6) * unit);
            context.scale(2.6, 0.42);
            glow(context, 0, 0, size, colour, grade.hour === 'night' ? 0.1 : 0.24);
            context.restore();
          }
        }
      },
    ),
  );
}

/** Northern lights: curtains of thin rays that fold along a moving line. Small, since it is soft. */
export function northernLights(stage: Stage, horizon: number): Layer {
  const { random, grade, width } = stage;
  const area = wholeArea(stage);
  const scale = 0.25;
  const curtains = [0, 1, 2].map((number) => ({
    y: horizon * between(random, 0.42, 0.72) - number * horizon * 0.1,
    height: horizon * between(random, 0.35, 0.6),
    phase: random() * 9,
    hue: grade.accent.h + number * 24 - 10,
    strength: 0.5 - 0.12 * number,
  }));
  const canvas = drawOnce(area, () => undefined, scale);
  const small = canvas.getContext('2d');
  const rays = curtains.map(({ hue, strength }) => ray(hue, strength));
  const step = width / 150;
  return {
    depth: 0.04,
    draw(context, seconds) {
      small.clearRect(area.x, area.y, area.width, area.height);
      small.globalCompositeOperation = 'lighter';
      for (const [number, { y, height, phase }] of curtains.entries()) {
        const picture = rays[number];
        if (picture === undefined) continue;
        for (let x = area.x; x < area.x + area.width; x += step) {
          const at = (x / width) * 5;
          const fold = Math.sin(at + phase + seconds * 0.25) + 0.5 * Math.sin(at * 2.3 - seconds * 0.37 + phase);
          const light = 0.5 + 0.5 * Math.sin(at * 1.7 + 3 * Math.sin(at * 0.6 + phase) + seconds * 0.5);
          small.globalAlpha = 0.12 + 0.5 * light * light;
          const tall = height * (0.6 + 0.5 * light);
          small.drawImage(picture, x, y + fold * horizon * 0.07 - tall, step * 2.2, tall);
        }
      }
      context.globalCompositeOperation = 'screen';
      context.drawImage(canvas, area.x, area.y, area.width, area.height);
    },
  };
}

/** Bright at its foot, fading upwards into another hue. */
function ray(hue: number, strength: number) {
  return drawOnce({ x: 0, y: 0, width: 8, height: 128 }, (context) => {
    const gradient = context.createLinearGradient(0, 0, 0, 128);
    gradient.addColorStop(0, css({ l: 0.55, c: 0.16, h: hue + 60 }, 0));
    gradient.addColorStop(0.5, css({ l: 0.66, c: 0.16, h: hue + 25 }, strength * 0.3));
    gradient.addColorStop(0.88, css({ l: 0.85, c: 0.17, h: hue }, strength));
    gradient.addColorStop(1, css({ l: 0.85, c: 0.17, h: hue }, 0));
    context.fillStyle = gradient;
    context.fillRect(0, 0, 8, 128);
  });
}

/** Drifting fog, in front of what is far. */
export function fog(stage: Stage, y: number, depth: number, strength: number): Layer {
  const { unit, grade, random } = stage;
  const area = areaBelow(stage, y - 16 * unit);
  const speed = unit * between(random, 0.4, 0.9);
  return sheet(
    {
      depth,
      area: { ...area, height: 30 * unit },
      scale: 0.25,
      drift: (seconds) => ({ x: (seconds - stage.seconds / 2) * speed }),
    },
    (context) => {
      for (let puff = 0; puff < 14; puff++) {
        context.save();
        context.translate(area.x + random() * area.width, y + between(random, -4, 4) * unit);
        context.scale(3.2, 0.6);
        glow(context, 0, 0, between(random, 7, 14) * unit, grade.skyLow, strength);
        context.restore();
      }
    },
  );
}
