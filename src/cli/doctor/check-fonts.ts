import { wordsOf, type Finding } from './finding.ts';

/** A word in each script that campaigns are often written in; others are looked for when a text needs them. */
const samples = {
  Latin: ['Aurora', 'en'],
  Japanese: ['登場', 'ja'],
  Chinese: ['登场', 'zh'],
  Korean: ['출시', 'ko'],
  Arabic: ['الآن', 'ar'],
  Hebrew: ['עכשיו', 'he'],
  Devanagari: ['अभी', 'hi'],
  Thai: ['ใหม่', 'th'],
  emoji: ['🌙', 'en'],
} as const;

/** Which scripts can be drawn: one finding for all of those, and one for each that is missing. */
export async function checkFonts(): Promise<Finding[]> {
  const { createFonts } = await import('../../text/fonts.ts');
  const fonts = createFonts();
  const found: string[] = [];
  const missing: Finding[] = [];
  for (const [script, [text, locale]] of Object.entries(samples)) {
    try {
      fonts.families(text, { family: 'Inter', weight: 700 }, locale);
      found.push(script);
    } catch (error) {
      missing.push({ name: `Font, ${script}`, state: 'missing', ...wordsOf(error) });
    }
  }
  return [{ name: 'Fonts', state: 'good', message: found.join(', ') }, ...missing];
}
