import { z } from 'zod';
import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses';
import type { OpenaiService } from '../openai-service/open-service.ts';
import type { RewriteInput } from '../plan/rewriting.ts';
import { instructions } from './instructions.ts';

const answerSchema = z.strictObject({ prompt: z.string(), note: z.string() });
export type RewriteAnswer = z.output<typeof answerSchema>;

const format = {
  type: 'json_schema',
  name: 'rewritten_prompt',
  strict: true,
  schema: z.toJSONSchema(answerSchema, { target: 'draft-7' }),
} as const;

// What is read of a response. Beside messages it holds reasoning and other items, which gateways shape as they like.
const responseSchema = z.object({
  status: z.string().nullish(),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  output: z.array(
    z.object({
      content: z
        .array(z.object({ text: z.string().optional(), refusal: z.string().optional() }))
        .nullish()
        .catch(undefined),
    }),
  ),
});

/** Asks a language model for a better prompt, once. Costs a fraction of a cent. */
export async function askRewrite(
  { client }: Pick<OpenaiService, 'client'>,
  model: string,
  input: RewriteInput,
  signal: AbortSignal,
): Promise<RewriteAnswer> {
  const body: ResponseCreateParamsNonStreaming = {
    model,
    instructions,
    input: JSON.stringify(input, undefined, 2),
    text: { format },
    store: false,
  };
  // The verb, since `responses.create` fails in a way of its own on an answer that is no JSON.
  const said = await client.post<unknown>('/responses', { body, signal });
  const { data: response } = responseSchema.safeParse(said);
  if (response === undefined) throw new Error('the answer is none of the protocol');
  const { status, incomplete_details: incomplete, output } = response;
  if (status === 'incomplete') throw new Error(`the answer was cut off (${incomplete?.reason ?? 'no reason given'})`);
  const parts = output.flatMap(({ content }) => content ?? []);
  const refusal = parts.find((part) => part.refusal !== undefined)?.refusal;
  if (refusal !== undefined) throw new Error(`the model refused: ${refusal}`);
  const answer = answerSchema.safeParse(parseJson(parts.map(({ text = '' }) => text).join(''))).data;
  if (answer === undefined) throw new Error('the answer is not what was asked for');
  return answer;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
