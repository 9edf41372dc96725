import { checkPaths } from './check-paths.ts';
import { chooseFallbacks } from './choose-fallbacks.ts';
import { chooseModel } from './choose-model.ts';
import { ClipBook } from './clip-book.ts';
import { expand } from './expand.ts';
import { type Findings, refuseMistakes } from './findings.ts';
import { makerOf } from './maker.ts';
import { planDeliverable } from './plan-deliverable.ts';
import type { Plan } from './plan.ts';
import type { PlanInput } from './plan-input.ts';
import { pricePlan } from './price-plan.ts';
import { SpeechBook } from './speech-book.ts';

/**
 * The graph clips -> deliverables with its prices. Pure: the same input gives the same bytes, on every machine.
 * Throws one UserError that names every mistake.
 */
export function planCampaign(input: PlanInput): Plan {
  const { campaign, platforms } = input;
  const findings: Findings = { mistakes: new Set(), warnings: new Set() };
  const slots = expand(campaign, platforms);
  checkPaths(slots, findings.mistakes);
  const model = chooseModel(input);
  const { provider, audio } = campaign.generate;
  const maker = model && makerOf(provider, model, audio);
  const fallbacks = chooseFallbacks(input, findings.warnings);
  const planning = { input, maker, fallbacks, findings, book: new ClipBook(), speeches: new SpeechBook() };
  const deliverables = slots.map((slot) => planDeliverable(planning, slot));
  refuseMistakes(campaign.name, findings.mistakes);
  const clips = planning.book.tasks();
  const speech = planning.speeches.tasks(input.speaking);
  return {
    campaign: campaign.name,
    budgetUsd: campaign.budgetUsd,
    clips,
    deliverables,
    ...(speech.length > 0 && { speech }),
    price: pricePlan(clips, deliverables, speech),
    warnings: [...findings.warnings],
  };
}
