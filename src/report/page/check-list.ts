import type { Check, Inspection } from '../../render/rendering.ts';
import { type Html, html } from './html.ts';

/** Every rule of the platform with what the file has, what is asked and where the rule comes from. Misses come first. */
export function checkList(inspection: Inspection | null): Html {
  if (inspection === null) return html``;
  const { checks } = inspection;
  const misses = checks.filter(({ ok }) => !ok);
  const title =
    misses.length > 0 ? `Checks: ${misses.length} of ${checks.length} missed` : `Checks: all ${checks.length} passed`;
  return html`<details>
    <summary>${title}</summary>
    <ul class="checks">
      ${[...misses, ...checks.filter(({ ok }) => ok)].map(checkLine)}
    </ul>
  </details>`;
}

function checkLine({ rule, ok, value, expected, source }: Check): Html {
  return html`<li class="${ok ? 'good' : 'bad'}">
    <p>
      <span class="tick" role="img" aria-label="${ok ? 'Passed' : 'Missed'}">${ok ? '✓' : '✕'}</span>
      <code>${rule}</code> <b>${value}</b>
    </p>
    <p class="small">Expected ${expected}. ${origin(source)}</p>
  </li>`;
}

/** `https://… (2026-11-22)` becomes a link; `house (2026-11-22)` and `edit` are ours. Only the web is linked, never `javascript:`. */
function origin(source: string): Html {
  const [, url, rest] = /^(https?:\/\/\S+)(.*)$/.exec(source) ?? [];
  if (url !== undefined) {
    return html`<a href="${url}" rel="noopener noreferrer">${hostOf(url)}</a>${rest}`;
  }
  if (source === 'edit') return html`From the plan of this video.`;
  return html`${source.replace(/^house\b/, 'Our own rule')}`;
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? url;
}
