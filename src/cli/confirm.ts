import type { Terminal } from './terminal.ts';

/** Asks a person yes or no; `false` where there is nobody to ask. */
export async function confirm(question: string, terminal: Terminal): Promise<boolean> {
  if (terminal.questions === undefined) return false;
  const prompts = await import('@clack/prompts');
  const answer = await prompts.confirm({ message: question, initialValue: false, ...terminal.questions });
  return answer === true;
}
