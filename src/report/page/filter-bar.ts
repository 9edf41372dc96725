import { type Html, html, verbatim } from './html.ts';
import { type PageContent, platformName, videoIds } from './page-content.ts';
import { languageName } from './words.ts';

/** Choosers for video, platform and language, the safe zone switch and the colours. They work by style sheet alone, so also without scripts. */
export function filterBar(content: PageContent): Html {
  const { platforms, locales, videos } = choices(content);
  return html`<form class="bar" aria-label="Show" autocomplete="off">
    ${chooser('v', 'Video', 'Videos', videos)}
    ${chooser(
      'p',
      'Platform',
      'Platforms',
      platforms.map((id) => platformName(content, id)),
    )}
    ${chooser('l', 'Language', 'Languages', locales.map(languageName))}
    <label class="switch"><input type="checkbox" id="safe" role="switch" /><span>Safe zones</span></label>
    <label class="pick theme"
      ><span class="unseen">Colours</span
      ><select id="theme">
        <option value="auto">Auto</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select></label
    >
    <output class="unseen" id="shown" aria-live="polite"></output>
  </form>`;
}

function chooser(key: string, name: string, all: string, options: readonly string[]): Html {
  return html`<label class="pick"
    ><span class="unseen">${name}</span
    ><select id="pick-${key}">
      <option value="">${all}</option>
      ${options.map((option, index) => html`<option value="${index}">${option}</option>`)}
    </select></label
  >`;
}

/** Hides what was not chosen. Positions instead of names, since a name may hold anything. */
export function filterRules(content: PageContent): Html {
  const { videos, platforms, locales } = choices(content);
  return verbatim(
    [
      ...videos.map((_, at) => hide('v', at, '.video')),
      ...locales.map((_, at) => hide('l', at, '.group')),
      ...platforms.flatMap((_, at) => [
        hide('p', at, '.card'),
        `${chosen('p', at)} :is(.group, .video):not(:has([data-p="${at}"])) { display: none; }`,
      ]),
    ].join('\n'),
  );
}

const chosen = (key: string, at: number) => `body:has(#pick-${key} option[value="${at}"]:checked)`;
const hide = (key: string, at: number, what: string) =>
  `${chosen(key, at)} ${what}:not([data-${key}="${at}"]) { display: none; }`;

/** In the order of the plan; a card's data-v, data-p and data-l are positions in these lists. */
export function choices(content: PageContent): {
  readonly videos: readonly string[];
  readonly platforms: readonly string[];
  readonly locales: readonly string[];
} {
  const { deliverables } = content.manifest;
  return {
    videos: videoIds(content),
    platforms: [...new Set(deliverables.map(({ platform }) => platform))],
    locales: [...new Set(deliverables.map(({ locale }) => locale))],
  };
}
