import type { LocalizedText } from './campaign.ts';
import type { Findings } from './finding.ts';
import { nearestName } from './nearest-name.ts';
import type { Path } from './read-tree.ts';
import { canonicalLocale, resolveText, withFallbacks } from './resolve-text.ts';
import type { TextFile } from './text-schema.ts';

/** Reads texts in the locales of a campaign and says which are missing. */
export class TextReader {
  readonly #locales: readonly string[];
  readonly #findings: Findings;

  constructor(locales: readonly string[], findings: Findings) {
    this.#locales = locales;
    this.#findings = findings;
  }

  /** A missing translation is only a warning, since a text may be meant for some locales. */
  read(text: TextFile | undefined, path: Path): LocalizedText {
    const resolved = resolveText(text, this.#locales);
    const [first, ...rest] = typeof text === 'object' ? this.#missing(text, resolved, path) : [];
    if (first !== undefined) {
      const message = `${path.at(-1)} is not given in ${[first, ...rest].join(', ')}`;
      const hint = `these videos go without it; add "${first}: …"`;
      this.#findings.warning(path, 'missing-locale', message, { at: 'key', hint, given: [['locales']] });
    }
    return resolved;
  }

  /** A text that every locale needs. `given` are parts that would make it unnecessary. */
  require(text: Exclude<TextFile, string>, path: Path, given: readonly Path[] = []): LocalizedText {
    const resolved = resolveText(text, this.#locales);
    const missing = this.#missing(text, resolved, path);
    if (missing.length > 0) {
      const message = `${path.at(-1)} is not given in ${missing.join(', ')}`;
      const hint = 'without it there is nothing to show';
      this.#findings.error(path, 'missing-locale', message, { at: 'key', hint, given: [['locales'], ...given] });
    }
    return resolved;
  }

  #missing(text: Exclude<TextFile, string>, resolved: LocalizedText, path: Path): readonly string[] {
    const used = new Set(this.#locales.flatMap(withFallbacks));
    for (const tag of Object.keys(text)) if (!used.has(canonicalLocale(tag))) this.#reportUnknown(tag, [...path, tag]);
    return this.#locales.filter((locale) => resolved[locale] === undefined);
  }

  #reportUnknown(tag: string, path: Path): void {
    const nearest = nearestName(tag, this.#locales);
    const add = `add ${tag} to "locales"`;
    const hint = nearest === undefined ? `${add}, or remove this text` : `did you mean "${nearest}"? Or ${add}`;
    const message = `"${tag}" is not among the campaign's locales`;
    this.#findings.error(path, 'unknown-locale', message, { at: 'key', hint, given: [['locales']] });
  }
}
