/** Scripts that are written together, by the code that Unicode's likely subtags give a language. */
const together: Readonly<Record<string, readonly string[]>> = {
  Jpan: ['Han', 'Hiragana', 'Katakana'],
  Kore: ['Hangul', 'Han'],
  Hans: ['Han', 'Bopomofo'],
  Hant: ['Han', 'Bopomofo'],
};

/** From this number of words on, a line in Latin letters is no longer a name. */
const sentence = 3;

/**
 * Why a text seems to be of another language than its locale, going by the script of its letters; undefined when it does
 * not. `others`: whether other texts of the video are in the script of the locale. Names in Latin letters are at home everywhere.
 */
export function foreignScript(text: string, locale: string, others: boolean): string | undefined {
  const own = scriptsOf(locale);
  const letters = text.match(/\p{L}/gu) ?? [];
  const foreign = letters.filter((letter) => !own.test(letter));
  const latin = foreign.filter((letter) => /\p{Script=Latin}/u.test(letter));
  if (isChinese(locale) && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'holds Japanese letters';
  if (foreign.length - latin.length > letters.length / 2) return 'is in another script';
  const isSentence = (text.match(/\p{L}+/gu) ?? []).length >= sentence;
  if (others && isSentence && latin.length === letters.length && latin.length > 0) return 'is in Latin letters';
  return undefined;
}

/** Whether a text holds letters of its locale's own script. */
export function inOwnScript(text: string, locale: string): boolean {
  return scriptsOf(locale).test(text);
}

function isChinese(locale: string): boolean {
  return new Intl.Locale(locale).language === 'zh';
}

function scriptsOf(locale: string): RegExp {
  const script = new Intl.Locale(locale).maximize().script ?? 'Latn';
  const scripts = together[script] ?? [script];
  try {
    return new RegExp(`[${scripts.map((name) => `\\p{Script=${name}}`).join('')}]`, 'u');
  } catch {
    // A code that ISO 15924 has and Unicode does not: nothing can be said.
    return /\p{L}/u;
  }
}
