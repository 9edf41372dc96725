import { css, mix, type Oklch } from '../oklch.ts';
import { between } from '../random.ts';
import { areaBelow, type Layer, sheet, type Stage, wholeArea } from '../stage.ts';
import { glow, softGradient } from './paint.ts';

interface SkyOptions {
  /** Where the sky ends, in pixels from the top. */
  readonly horizon: number;
  /** Place of sun or moon as parts of width and horizon; none when left out. */
  readonly light?: { readonly x: number; readonly y: number };
  readonly clouds?: boolean;
  /** Colour of the light that a city throws on it from below. */
  readonly lamps?: Oklch;
}

/** A sky for the hour: its gradient, stars or clouds, sun or moon. */
export function drawSky(stage: Stage, options: SkyOptions): Layer[] {
  const layers = [ground(stage, options)];
  if (stage.grade.hour === 'night') layers.push(stars(stage, options));
  if (options.light) layers.push(sunOrMoon(stage, options, options.light));
  if (options.clouds ?? true) layers.push(clouds(stage, options));
  return layers;
}

function ground(stage: Stage, { horizon, lamps }: SkyOptions): Layer {
  const { grade, width, unit } = stage;
  const area = wholeArea(stage);
  return sheet({ depth: 0, area }, (context) => {
    context.fillStyle = softGradient(context, 0, area.y, 0, horizon, [
      [0, grade.skyTop],
      [0.55, grade.skyMiddle],
      [1, grade.skyLow],
    ]);
    context.fillRect(area.x, area.y, area.width, area.height);
    if (lamps === undefined) return;
    context.globalCompositeOperation = 'screen';
    context.translate(width / 2, horizon);
    context.scale(Math.max(1, width / (110 * unit)), 0.62);
    glow(context, 0, 0, 90 * unit, lamps, grade.dark ? 0.9 : 0.3);
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

/** Long thin banks, each of many soft ovals. */
function clouds(stage: Stage, { horizon }: SkyOptions): Layer {
  const { random, width, unit, grade } = stage;
  const top = Math.floor(horizon * 0.25);
  const area = { ...wholeArea(stage), y: top, height: Math.ceil(horizon * 0.75) };
  const drift = (seconds: number) => ({ x: (seconds - stage.seconds / 2) * unit * 0.5 });
  return sheet({ depth: 0.12, area, scale: 0.5, drift }, (context) => {
    for (let bank = 0; bank < 8; bank++) {
      const centre = between(random, -0.1, 1.1) * width;
      const y = between(random, 0.35, 0.86) * horizon;
      const length = between(random, 18, 46) * unit;
      const colour = mix(grade.skyLow, grade.light, 0.45 * random());
      for (let puff = 0; puff < 16; puff++) {
        const along = between(random, -1, 1);
        context.save();
        context.translate(centre + along * length, y + between(random, -0.6, 0.6) * unit);
        context.scale(2.6, 0.42);
        const size = unit * between(random, 2, 6.5) * (1.15 - along * along);
        glow(context, 0, 0, size, colour, grade.hour === 'night' ? 0.1 : 0.24);
        context.restore();
      }
    }
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
