// Scripts written from right to left (Unicode 17, 2025-09) that have readers online. Asked by script and not by
// language, so that az-Arab and pa-Arab are right too.
const rightToLeft = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa', 'Yezi']);

/** Which way text in a locale (BCP 47) runs. */
export function textDirection(locale: string): 'ltr' | 'rtl' {
  const { script } = new Intl.Locale(locale).maximize();
  return script !== undefined && rightToLeft.has(script) ? 'rtl' : 'ltr';
}
