import type { TextFile } from './text-schema.ts';
import type { LocalizedText } from './campaign.ts';
import type { Findings } from './finding.ts';
import { nearestName } from './nearest-name.ts';
import type { Path } from './read-tree.ts';
import { canonicalLocale, resolveText, withFallbacks } from './resolve-text.ts';

/** Reads texts in the locales of a campaign and says which are missing. */
export class TextReader {
  readonly locales: readonly string[];
  readonly #findings: Findings;

  constructor(locales: readonly string[], findings: Findings) {
    this.locales = locales;
    this.#findings = findings;
  }

  /** A missing translation is a warning, since a text may be meant for some locales only; `error` where nothing works without it. */
  read(text: TextFile | undefined, path: Path, severity: 'warning' | 'error' = 'warning'): LocalizedText {
    const resolved = resolveText(text, this.locales);
    if (typeof text !== 'object') return resolved;
    this.#checkTags(Object.keys(text), path);
    const missing = this.locales.filter((locale) => resolved[locale] === undefined);
    if (missing.length > 0) {
      const name = String(path.at(-1));
      const message = `${name} is not given in ${missing.join(', ')}`;
      const hint = severity === 'error' ? 'every locale needs one' : `these videos go without it; add ${missing[0]}: …`;
      this.#findings[severity](path, 'missing-locale', message, { at: 'key', hint });
    }
    return resolved;
  }

  #checkTags(tags: readonly string[], path: Path): void {
    const used = new Set(this.locales.flatMap(withFallbacks));
    for (const tag of tags) {
      if (used.has(canonicalLocale(tag))) continue;
      const nearest = nearestName(tag, this.locales);
      const add = `add ${tag} to "locales"`;
      const hint = nearest === undefined ? `${add}, or remove this text` : `did you mean "${nearest}"? Or ${add}`;
      this.#findings.error([...path, tag], 'unknown-locale', `"${tag}" is not among the campaign's locales`, {
        at: 'key',
        hint,
      });
    }
  }
}
