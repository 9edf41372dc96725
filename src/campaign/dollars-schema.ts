import { z } from 'zod';

const words = 'must be an amount in US dollars such as "40 USD", since providers charge in dollars';

export const dollarsSchema = z.string({ error: words }).regex(/^\d+(\.\d{1,2})? USD$/, words);
