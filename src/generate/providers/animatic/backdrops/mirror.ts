import { css, mix } from '../oklch.ts';
import { between } from '../random.ts';
import { areaBelow, drawOnce, type Layer, sheet, type Stage, wholeArea } from '../stage.ts';
import { softGradient } from './paint.ts';

/** Still water below the horizon: what stands above it upside down, darker, with glints that come and go. */
export function mirror(stage: Stage, horizon: number, above: readonly Layer[], strength = 0.62): Layer[] {
  return [reflection(stage, horizon, above, strength), glints(stage, horizon)];
}

/** Drawn once, at the middle of the clip, and squeezed a little, as seen from a low camera. */
function reflection(stage: Stage, horizon: number, above: readonly Layer[], strength: number): Layer {
  const area = areaBelow(stage, horizon);
  const { grade } = stage;
  const squeeze = 0.8;
  return sheet({ depth: 0.14, area, scale: 0.5 }, (context) => {
    context.save();
    context.translate(0, horizon * (1 + squeeze));
    context.scale(1, -squeeze);
    const scene = drawOnce(wholeArea(stage), (once) => {
      for (const layer of above) {
        once.save();
        layer.draw(once, stage.seconds / 2);
        once.restore();
      }
    });
    const whole = wholeArea(stage);
    context.drawImage(scene, whole.x, whole.y, whole.width, whole.height);
    context.restore();
    const depth = mix(grade.near, grade.skyTop, 0.35);
    const veil = context.createLinearGradient(0, horizon, 0, area.y + area.height);
    veil.addColorStop(0, css(depth, 1 - strength));
    veil.addColorStop(1, css(depth, 0.94));
    context.fillStyle = veil;
    context.fillRect(area.x, area.y, area.width, area.height);
    context.fillStyle = softGradient(context, area.x, 0, area.x + area.width, 0, [
      [0, grade.skyLow],
      [1, grade.skyLow],
    ]);
    context.globalAlpha = 0.5;
    context.fillRect(area.x, horizon, area.width, stage.unit * 0.18);
  });
}

function glints(stage: Stage, horizon: number): Layer {
  const { random, width, height, unit, grade } = stage;
  const lines = Array.from({ length: 70 }, () => {
    const near = random() ** 1.6;
    return {
      x: between(random, -0.1, 1.1) * width,
      y: horizon + (height - horizon) * near + unit,
      length: unit * between(random, 2, 8) * (0.5 + 1.8 * near),
      thick: unit * (0.08 + 0.2 * near),
      phase: random() * 7,
      speed: between(random, 0.6, 1.5),
    };
  });
  return {
    depth: 0.3,
    draw(context, seconds) {
      context.strokeStyle = css(grade.dark ? mix(grade.skyLow, grade.accent, 0.4) : grade.light);
      context.lineCap = 'round';
      for (const { x, y, length, thick, phase, speed } of lines) {
        const shine = Math.sin(seconds * speed + phase);
        if (shine <= 0) continue;
        context.globalAlpha = 0.3 * shine;
        context.lineWidth = thick;
        context.beginPath();
        context.moveTo(x - (length * shine) / 2, y);
        context.lineTo(x + (length * shine) / 2, y);
        context.stroke();
      }
    },
  };
}
