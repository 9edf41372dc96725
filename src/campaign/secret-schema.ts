import { z } from 'zod';
import { serviceAddress } from './address-schema.ts';

/** Where a secret is kept. Never the secret itself: a key in this file would be a secret on disk. */
export const secret = z
  .string()
  .regex(
    /^(?:\$\{\w+\}|secret:aws:[\w/+=.@!:-]+(?:#\S+)?)$/,
    'must say where the secret is: an environment variable such as ${OPENAI_API_KEY}, or secret:aws:NAME; a key in a file is a secret on disk',
  );

/** A service that speaks OpenAI's protocol for words and speech. */
export const languageModel = {
  baseUrl: serviceAddress.optional().describe('Where it listens; https://api.openai.com/v1 unless given.'),
  apiKey: secret.default('${OPENAI_API_KEY}').describe('Where the key is: ${NAME} or secret:aws:NAME.'),
};
