const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
const codes = letters.flatMap((one) => letters.map((other) => one + other));

/** The language that a service names, as a tag: `japanese` or `ja` as `ja`; `und` for what nobody knows. */
export function languageTag(told: string | undefined): string {
  const wanted = told?.toLowerCase() ?? '';
  if (/^[a-z]{2,3}$/.test(wanted)) return wanted;
  const names = new Intl.DisplayNames('en', { type: 'language' });
  return codes.find((code) => names.of(code)?.toLowerCase() === wanted) ?? 'und';
}
