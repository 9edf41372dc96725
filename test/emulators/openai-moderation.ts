import { type JsonService, type JsonServiceOptions, startJsonService } from './json-service.ts';

interface ModerationOptions extends Partial<Pick<JsonServiceOptions, 'key' | 'fault'>> {
  /** Category by the word that it is flagged for. */
  readonly flags?: Readonly<Record<string, string>>;
  /** Leaves out the last verdict. */
  readonly short?: boolean;
}

/** OpenAI's POST /moderations, as of omni-moderation-latest (https://developers.openai.com/api/docs/guides/moderation). */
export function startModerationEmulator({
  key = 'any',
  flags = {},
  short = false,
  fault,
}: ModerationOptions = {}): Promise<JsonService> {
  const resultFor = (text: string) => {
    const found = Object.entries(flags).flatMap(([word, category]) => (text.includes(word) ? [category] : []));
    const names = ['harassment', 'sexual', 'violence', 'violence/graphic', 'illicit'];
    return {
      flagged: found.length > 0,
      categories: Object.fromEntries(names.map((name) => [name, found.includes(name)])),
      category_scores: Object.fromEntries(names.map((name) => [name, found.includes(name) ? 0.97 : 0.001])),
      category_applied_input_types: Object.fromEntries(names.map((name) => [name, ['text']])),
    };
  };
  return startJsonService({
    path: '/v1/moderations',
    key,
    fault,
    answer: ({ input, model }) => {
      const texts = Array.isArray(input) ? input.map(String) : [String(input)];
      return { id: 'modr-1', model, results: texts.slice(0, short ? -1 : undefined).map(resultFor) };
    },
  });
}
