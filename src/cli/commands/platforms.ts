import type { Platform } from '../../campaign/platform-schema.ts';
import { ExitCode } from '../../errors.ts';
import { bytes, count } from '../format.ts';
import { findPlatform, knownPlatforms } from '../known-platforms.ts';
import { paintFor, type Paint } from '../paint.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { wrap } from '../wrap.ts';

/** Lists the platforms that a campaign may name, the project's own among them, or shows one with its sources. */
export async function platforms(
  id: string | undefined,
  options: { readonly json?: boolean | undefined },
  terminal: Terminal,
): Promise<ExitCode> {
  const known = await knownPlatforms(terminal.cwd);
  const one = id === undefined ? undefined : findPlatform(known, id);
  const paint = paintFor(terminal.stdout, terminal.env);
  const { columns } = terminal.stdout;
  if (options.json) terminal.stdout.write(`${JSON.stringify(one ?? known, undefined, 2)}\n`);
  else
    terminal.stdout.write(
      `${(one === undefined ? list(known, paint, columns) : details(one, paint, columns)).join('\n')}\n`,
    );
  return ExitCode.done;
}

function list(known: readonly Platform[], paint: Paint, width: number | undefined): string[] {
  const columns = [
    { title: 'PLATFORM' },
    { title: 'SIZE' },
    { title: 'SHAPE', optional: true },
    { title: 'LENGTH' },
    { title: 'STYLE', shrink: true, optional: true },
  ];
  const rows = known.map((one) => [
    one.aliases.length === 0 ? one.id : `${one.id} (${one.aliases.join(', ')})`,
    `${one.frame.width}x${one.frame.height}`,
    one.frame.aspect,
    `${one.seconds.min}-${one.seconds.max} s`,
    one.prompt.style,
  ]);
  const [head = '', ...lines] = table(columns, rows, width);
  return [paint('dim', head), ...lines];
}

type Row = readonly [name: string, value: string, source?: { readonly url: string; readonly date: string }];

function details(platform: Platform, paint: Paint, columns = 110): string[] {
  const width = Math.min(columns, 110);
  const lines = rowsOf(platform).flatMap(([name, value, source]) => {
    const [first = '', ...rest] = wrap(value, width - margin.length);
    const from = source === undefined ? [] : [paint('dim', `${margin}${sourceWords(source)}`)];
    return [`${paint('bold', name.padEnd(margin.length))}${first}`, ...rest.map((line) => margin + line), ...from];
  });
  return [paint('bold', `${platform.name} (${platform.id})`), '', ...lines];
}

const margin = ' '.repeat(11);

const sourceWords = ({ url, date }: { readonly url: string; readonly date: string }) =>
  url === 'house' ? `our own choice, ${date}` : `${url} (${date})`;

function rowsOf({ service, prompt, frame, seconds, video, audio, file, ...rest }: Platform): Row[] {
  const { safeZone, text, cover, disclosure } = rest;
  const { profile, level, fps, maxKbps } = video;
  return [
    ['service', service],
    ['style', prompt.style],
    ['framing', prompt.framing],
    ['frame', `${frame.width}x${frame.height} (${frame.aspect})`, frame.source],
    ['length', `${seconds.min} to ${seconds.max} s`, seconds.source],
    [
      'video',
      `${video.codec} ${profile}@${level}, ${fps.min}-${fps.max} fps, to ${maxKbps / 1000} Mbit/s`,
      video.source,
    ],
    [
      'audio',
      `${audio.codec} ${audio.sampleRate / 1000} kHz, ${audio.loudness} LUFS, peak ${audio.truePeak} dBTP`,
      audio.source,
    ],
    ['file', `to ${bytes(file.maxBytes)}`, file.source],
    [
      'safe zone',
      `${safeZone.top} top, ${safeZone.right} right, ${safeZone.bottom} bottom, ${safeZone.left} left (pixels)`,
      safeZone.source,
    ],
    ['text', textLimits(text), text.source],
    ['cover', coverWords(cover), cover.source],
    ['AI label', disclosure.field ?? 'no field in the API', disclosure.source],
  ];
}

const units = {
  graphemes: 'graphemes',
  utf16: 'UTF-16 units',
  weighted: 'weighted characters',
  characters: 'characters',
};

function textLimits({ title, caption, hashtags, unit }: Platform['text']): string {
  const most = (limit: number | null) => (limit === null ? 'none' : `to ${limit} ${units[unit]}`);
  const tags = hashtags === null ? 'hashtags without a limit of their own' : `to ${count(hashtags, 'hashtag')}`;
  return `title ${most(title)}, caption ${most(caption)}, ${tags}`;
}

const covers = { file: 'a picture of its own', timestamp: 'a moment of the video', none: 'none' };

function coverWords({ kind, width, height, maxBytes }: Platform['cover']): string {
  return `${covers[kind]}; ours is ${width}x${height}, to ${bytes(maxBytes)}`;
}
