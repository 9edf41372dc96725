import type { Outgoing } from '../publish/post.ts';
import { postText } from '../publish/text/post-text.ts';
import type { Prospect, Standing } from '../posting/prospect.ts';
import { count, usd } from './format.ts';
import type { Paint } from './paint.ts';
import { whenWords } from './when-words.ts';
import { hang } from './wrap.ts';

interface ProspectTextOptions {
  readonly paint: Paint;
  readonly width: number | undefined;
  readonly now: number;
}

/** Of a label and the air behind it, in characters, where none is longer. */
const leastWidth = 10;

/** Posts as a person reads them before they go out: what is said, every limit, the cost, the time, each request. */
export function prospectText(campaign: string, prospects: readonly Prospect[], options: ProspectTextOptions): string[] {
  const { paint } = options;
  const head = `${paint('bold', campaign)}  ${tallyOf(prospects)}`;
  return [head, ...prospects.flatMap((prospect) => ['', ...linesOf(prospect, options)])];
}

const stateWords: Readonly<Record<Standing['state'], string>> = {
  send: 'to send',
  held: 'held',
  unfinished: 'to finish',
  live: 'live',
  unknown: 'unknown',
  nobody: 'by hand',
  refused: 'refused',
  mistake: 'to mend',
};

function tallyOf(prospects: readonly Prospect[]): string {
  const groups = Map.groupBy(prospects, ({ standing }) => standing.state);
  const parts = [...groups].map(([state, all]) => `${all.length} ${stateWords[state]}`);
  return `${count(prospects.length, 'post')}: ${parts.join(', ')}`;
}

export function prospectName({ deliverable, service, account }: Omit<Prospect, 'standing'>): string {
  return `${deliverable} on ${service}${account === undefined ? '' : `/${account}`}`;
}

function linesOf(prospect: Prospect, options: ProspectTextOptions): string[] {
  const { paint, width, now } = options;
  const { standing, post, limits, prepared } = prospect;
  const nameWidth = Math.max(leastWidth, ...limits.map(({ name }) => name.length + 2));
  const row = (name: string, value: string) =>
    hang(`${name.padEnd(nameWidth)}${value}`, nameWidth, width).replaceAll(/ +$/gm, '');
  const said = post === undefined ? '' : postText(post);
  return [
    paint('bold', prospectName(prospect)),
    row(stateWords[standing.state], paint(colourOf(standing), standingWords(standing, now))),
    ...(post?.title === undefined ? [] : [row('title', post.title)]),
    ...(said === '' ? [] : [row('text', said)]),
    ...(post?.madeByModel ? [row('AI', 'a model made footage in it')] : []),
    ...limits.map(({ name, ok, value, hint }) =>
      row(name, ok ? value : paint('red', `${value}. ${hint ?? ''}`.trim())),
    ),
    ...(prepared !== undefined && prepared.costUsd > 0 ? [row('cost', usd(prepared.costUsd))] : []),
    ...(prepared?.notes ?? []).map((note) => row('note', note)),
    ...(prepared?.requests ?? []).flatMap((request) => requestLines(request, paint)),
  ];
}

function colourOf({ state }: Standing): Parameters<Paint>[0] {
  if (state === 'mistake') return 'red';
  return state === 'send' || state === 'live' ? 'green' : 'yellow';
}

/** Why it stands as it does, in a sentence. */
export function standingWords(standing: Standing, now: number): string {
  switch (standing.state) {
    case 'send': {
      const { schedule } = standing.errand.post;
      if (schedule === undefined) return 'as soon as it is ready';
      return `${whenWords(schedule, now)}${standing.errand.dueMs === undefined ? ', kept by the service' : ''}`;
    }
    case 'held':
      return `until ${whenWords(standing.errand.post.schedule ?? '', now)}: publish --wait waits for it`;
    case 'unfinished':
      return 'it is out; its cover and captions follow';
    case 'live':
      return standing.record.published?.url ?? standing.record.published?.id ?? '';
    case 'unknown':
      return `${standing.record.error ?? 'Nobody knows what became of it.'} reelmill resolve ${standing.record.key.slice(0, 8)}`;
    default:
      return standing.message;
  }
}

function requestLines({ method, url, body, irreversible }: Outgoing, paint: Paint): string[] {
  const last = irreversible ? paint('yellow', '  cannot be taken back') : '';
  const text = body === undefined ? '' : typeof body === 'string' ? body : (JSON.stringify(body, undefined, 2) ?? '');
  const lines = text === '' ? [] : text.split('\n').map((line) => `    ${line}`);
  return [`  ${method} ${url}${last}`, ...lines];
}
