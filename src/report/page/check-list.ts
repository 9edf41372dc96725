import { remarksOf } from '../../render/remarks-of.ts';
import type { Check, Inspection, Place } from '../../render/rendering.ts';
import { type Html, html } from './html.ts';
import { clockTime, counted } from './words.ts';

/** Every rule of the platform with what the file has, what is asked and where the rule comes from. Misses come first, then remarks, which are open to see. */
export function checkList(inspection: Inspection | null): Html {
  if (inspection === null) return html``;
  const { checks } = inspection;
  const remarks = remarksOf(inspection);
  const misses = checks.filter((check) => !check.ok && !remarks.includes(check));
  const passed = checks.filter(({ ok }) => ok);
  const open = misses.length + remarks.length > 0;
  return html`<details${open && html` open`}>
    <summary>Checks: ${title(misses.length, remarks.length, passed.length)}</summary>
    <ul class="checks">
      ${misses.map((check) => checkLine(check, missed))}${remarks.map((check) => checkLine(check, remarked))}
    </ul>
    ${
      open && passed.length > 0
        ? html`<details class="rest">
            <summary>The other ${passed.length}</summary>
            ${list(passed)}
          </details>`
        : list(passed)
    }
  </details>`;
}

function title(misses: number, remarks: number, passed: number): string {
  if (misses > 0) return `${misses} of ${misses + remarks + passed} missed`;
  return remarks > 0 ? `passed with ${counted(remarks, 'remark')}` : `all ${passed} passed`;
}

function list(passed: readonly Check[]): Html {
  return html`<ul class="checks">
    ${passed.map((check) => checkLine(check, good))}
  </ul>`;
}

interface Standing {
  readonly look: 'good' | 'bad' | 'wary';
  readonly mark: string;
  readonly label: string;
}
const good: Standing = { look: 'good', mark: '✓', label: 'Passed' };
const missed: Standing = { look: 'bad', mark: '✕', label: 'Missed' };
const remarked: Standing = { look: 'wary', mark: '!', label: 'Remark' };

function checkLine({ rule, value, expected, source, places = [] }: Check, { look, mark, label }: Standing): Html {
  return html`<li class="${look}">
    <p>
      <span class="tick" role="img" aria-label="${label}">${mark}</span>
      <code>${rule}</code> <b>${value}</b>
    </p>
    <p class="small">Expected ${expected}. ${origin(source)}</p>
    ${
      places.length > 0 &&
      html`<ul class="places">
        ${places.slice(0, mostPlaces).map(placeLine)}
      </ul>`
    }
    ${places.length > mostPlaces && html`<p class="small">and ${places.length - mostPlaces} more places</p>`}
  </li>`;
}

/** A video that breaks a rule everywhere should not fill the page; the manifest has them all. */
const mostPlaces = 6;

function placeLine({ start, end, still }: Place): Html {
  const when = end - start < 0.1 ? clockTime(start) : `${clockTime(start)} to ${clockTime(end)}`;
  const picture = still?.startsWith('data:image/jpeg;base64,') === true && html`<img src="${still}" alt="" />`;
  return html`<li>${picture}<span>${when}</span></li>`;
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
