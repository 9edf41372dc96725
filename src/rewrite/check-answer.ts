import type { RewriteInput } from '../plan/rewriting.ts';
import type { RewriteAnswer } from './ask-rewrite.ts';

/** The new prompt in one line. Throws when it cannot be used as it is. */
export function checkAnswer(
  { prompt }: RewriteAnswer,
  { limit }: Pick<RewriteInput, 'limit'>,
  forbidden: (text: string) => readonly string[],
): string {
  const line = prompt.replaceAll(/\s+/g, ' ').trim();
  if (line === '') throw new Error('the answer is empty');
  if (line.length > limit) throw new Error(`the answer has ${line.length} characters, and there is room for ${limit}`);
  const words = forbidden(line);
  if (words.length > 0)
    throw new Error(`the answer holds ${words.map((word) => `“${word}”`).join(', ')}, which is forbidden`);
  return line;
}
