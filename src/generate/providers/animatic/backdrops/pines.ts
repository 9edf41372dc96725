import type { Context } from '../../../../text/typography.ts';
import { between, createRidge, type Random } from '../random.ts';

interface Planting {
  readonly from: number;
  readonly to: number;
  readonly height: (x: number) => number;
  readonly size: number;
  readonly random: Random;
}

/** Pines in groups, of the colour of their ridge. */
export function plantPines(context: Context, { from, to, height, size, random }: Planting): void {
  const groves = createRidge(random, 3);
  for (let x = from; x < to; x += size * between(random, 0.16, 0.5)) {
    const wood = groves(x / (size * 9));
    if (wood < -0.35) continue;
    pine(context, x, height(x) + size * 0.12, size * between(random, 0.5, 1.15) * (0.75 + 0.5 * wood), random);
  }
}

function pine(context: Context, x: number, foot: number, tall: number, random: Random): void {
  context.beginPath();
  context.moveTo(x, foot - tall);
  const tiers = 7;
  for (let tier = 1; tier <= tiers; tier++) {
    const y = foot - tall + (tall * tier) / tiers;
    const reach = tall * 0.2 * (tier / tiers) * between(random, 0.8, 1.15);
    context.lineTo(x + reach, y);
    context.lineTo(x + reach * 0.45, y - tall * 0.03);
  }
  for (let tier = tiers; tier >= 1; tier--) {
    const y = foot - tall + (tall * tier) / tiers;
    const reach = tall * 0.2 * (tier / tiers) * between(random, 0.8, 1.15);
    context.lineTo(x - reach * 0.45, y - tall * 0.03);
    context.lineTo(x - reach, y);
  }
  context.closePath();
  context.fill();
}
