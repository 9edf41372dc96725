/** Markup that is safe to insert as it is: only `html` and `verbatim` make it. */
export interface Html {
  readonly markup: string;
}

type HtmlValue = string | number | Html | undefined | null | false | readonly HtmlValue[];

/** A template whose values are escaped, so that a prompt with `</script>` or quotes stays text. Lists are joined; nothing is left out but undefined, null and false. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { markup: String.raw({ raw: parts }, ...values.map(markupOf)) };
}

/** For style sheets and scripts of ours. Never for anything that came from a file. */
export function verbatim(markup: string): Html {
  return { markup };
}

function markupOf(value: HtmlValue): string {
  if (value === undefined || value === null || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(markupOf).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
