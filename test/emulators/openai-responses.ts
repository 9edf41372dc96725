import { type JsonService, type JsonServiceOptions, startJsonService } from './json-service.ts';

/** How a language model answers one question. */
export type Reply =
  | { readonly prompt: string; readonly note?: string }
  | { readonly refusal: string }
  /** Text that need not be JSON. */
  | { readonly text: string }
  | { readonly cutOff: string };

interface ResponsesOptions extends Partial<Pick<JsonServiceOptions, 'key' | 'fault'>> {
  readonly reply?: (asked: Readonly<Record<string, unknown>>) => Reply;
}

/** OpenAI's POST /responses (https://developers.openai.com/api/docs/guides/structured-outputs), as far as a prompt is rewritten with it. */
export function startResponsesEmulator({
  key = 'any',
  fault,
  reply = better,
}: ResponsesOptions = {}): Promise<JsonService> {
  let nth = 0;
  return startJsonService({
    path: '/v1/responses',
    key,
    fault,
    answer: (body) => {
      nth += 1;
      const answer = reply(JSON.parse(String(body['input'])));
      const cutOff = 'cutOff' in answer;
      const content = cutOff ? { type: 'output_text', text: '{"prompt": "A l', annotations: [] } : contentOf(answer);
      return {
        id: `resp_${nth}`,
        object: 'response',
        status: cutOff ? 'incomplete' : 'completed',
        incomplete_details: cutOff ? { reason: answer.cutOff } : null,
        model: body['model'],
        output: [
          { type: 'reasoning', id: `rs_${nth}`, summary: [] },
          { type: 'message', id: `msg_${nth}`, role: 'assistant', status: 'completed', content: [content] },
        ],
        usage: { input_tokens: 300, output_tokens: 80, total_tokens: 380 },
      };
    },
  });
}

function better(asked: Readonly<Record<string, unknown>>): Reply {
  return { prompt: `Slow push-in: ${String(asked['prompt'])}`, note: 'Added a camera move.' };
}

function contentOf(answer: Exclude<Reply, { cutOff: string }>) {
  if ('refusal' in answer) return { type: 'refusal', refusal: answer.refusal };
  const text = 'text' in answer ? answer.text : JSON.stringify({ note: '', ...answer });
  return { type: 'output_text', text, annotations: [], logprobs: [] };
}
