import { z } from 'zod';

const file = z.string().min(1);

const fontSchema = z
  .union([
    z.strictObject({
      file: file.describe('A TTF or OTF file; a path relative to this file.'),
      bold: file.optional().describe('The same family in bold, for headlines and calls to action.'),
    }),
    z.strictObject({
      package: z
        .string()
        .regex(/^(@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/, 'must be the name of an npm package')
        .describe('An npm package with TTF files by weight, such as @expo-google-fonts/cairo.'),
    }),
  ])
  .describe('A font: a file of your own, or an installed npm package.');

const scriptFonts = (what: string) =>
  z
    .union([fontSchema, z.array(fontSchema).min(1)])
    .optional()
    .describe(`${what} One font, or several: each is asked for what those before it lack.`);

/** Scripts that a brand may have fonts of its own for. Whatever it does not name, and what its fonts lack, Noto shows. */
export const fontsSchema = z
  .strictObject({
    latin: scriptFonts('For everything, unless another script is named; in place of font and fontFile.'),
    cyrillic: scriptFonts('Russian, Ukrainian and others.'),
    greek: scriptFonts('Greek.'),
    han: scriptFonts('Chinese characters, in Chinese and Japanese.'),
    kana: scriptFonts('Japanese hiragana and katakana.'),
    hangul: scriptFonts('Korean.'),
    arabic: scriptFonts('Arabic, Persian, Urdu.'),
    hebrew: scriptFonts('Hebrew.'),
    devanagari: scriptFonts('Hindi, Marathi, Nepali.'),
    thai: scriptFonts('Thai.'),
    emoji: scriptFonts('Emoji.'),
  })
  .describe('Fonts by script.');

export type FontsFile = z.output<typeof fontsSchema>;
export type FontFile = z.output<typeof fontSchema>;
export type BrandScript = keyof FontsFile;
