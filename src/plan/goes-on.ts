import type { LengthFit } from './fit-length.ts';
import type { Maker } from './maker.ts';
import type { PlanInput } from './plan-input.ts';

/** Which pieces of a chain begin where the one before ends: those that the model and the service can add to it. */
export function goesOn({ extends: services }: PlanInput, maker: Maker, { clips }: LengthFit): boolean[] {
  const { extend } = maker.model;
  if (extend === undefined || services?.has(maker.provider) !== true) return clips.map(() => false);
  let added = 0;
  return clips.map(({ seconds }, index) => {
    const isAdded = index > 0 && seconds <= extend.seconds && added < extend.times;
    added = isAdded ? added + 1 : 0;
    return isAdded;
  });
}
