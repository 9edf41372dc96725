import type { Refusal } from '../../../errors.ts';

const moderated =
  /moderat|content[ _-]?(?:policy|filter|checker|violation)|data ?inspection|safety|sensitive|inappropriate|nsfw|responsible ai|usage guidelines|prohibited|flagged/i;
const ofInput = /\b(?:input|prompt|request|reference)\b|InputData|input_/i;
const ofOutput = /\boutput\b|\bgenerated\b|OutputData|output_/i;

/** What a service's words say it refused to show, if that is what they speak of. */
export function refusalIn(words: string): Refusal | undefined {
  if (!moderated.test(words)) return undefined;
  return ofInput.test(words) && !ofOutput.test(words) ? 'input' : 'output';
}
