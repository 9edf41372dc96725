import { z } from 'zod';

const error = 'must be a colour in quotes, such as "#1b7cff"';

export const colourSchema = z.string({ error }).regex(/^#[0-9a-fA-F]{6}$/, error);
