import type { Platform } from '../../campaign/platform-schema.ts';
import { nearestName } from '../../campaign/nearest-name.ts';
import { ExitCode, UserError } from '../../errors.ts';
import { loadPlatforms } from '../../project/load-definitions.ts';
import { findRoot } from '../../project/find-root.ts';
import { packagedTemplates } from '../../project/template-folders.ts';
import { join } from 'node:path';
import { bytes } from '../format.ts';
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
  const { all, diagnostics } = await loadPlatforms({
    templates: packagedTemplates,
    root: findRoot(join(terminal.cwd, 'any')),
    cwd: terminal.cwd,
  });
  if (diagnostics.length > 0) throw new UserError('a platform profile is wrong', { diagnostics });
  const known = [...all.values()].toSorted((a, b) => a.id.localeCompare(b.id, 'en'));
  const shown = id === undefined ? known : [find(known, id)];
  const paint = paintFor(terminal.stdout, terminal.env);
  const width = terminal.stdout.columns ?? 120;
  const lines = id === undefined ? list(known, paint, width) : shown.flatMap((one) => details(one, paint, width));
  terminal.stdout.write(
    options.json ? `${JSON.stringify(id === undefined ? known : shown[0], undefined, 2)}\n` : `${lines.join('\n')}\n`,
  );
  return ExitCode.done;
}

function find(known: readonly Platform[], id: string): Platform {
  const found = known.find((platform) => platform.id === id || platform.aliases.includes(id));
  if (found !== undefined) return found;
  const nearest = nearestName(
    id,
    known.flatMap((platform) => [platform.id, ...platform.aliases]),
  );
  const hint =
    nearest === undefined
      ? 'reelmill platforms lists them.'
      : `Did you mean ${nearest}? reelmill platforms lists them all.`;
  throw new UserError(`there is no platform “${id}”`, { hint });
}

function list(known: readonly Platform[], paint: Paint, width: number): string[] {
  const columns = [
    { title: 'PLATFORM' },
    { title: 'SIZE' },
    { title: 'SHAPE' },
    { title: 'LENGTH' },
    { title: 'STYLE', shrink: true },
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

const limit = (characters: number | null) => (characters === null ? '-' : `${characters}`);

function details(platform: Platform, paint: Paint, width: number): string[] {
  const { frame, seconds, video, audio, file, safeZone, text, cover, disclosure, prompt } = platform;
  const rows: [string, string, { url: string; date: string }?][] = [
    ['service', platform.service],
    ['style', prompt.style],
    ['framing', prompt.framing],
    ['frame', `${frame.width}x${frame.height} (${frame.aspect})`, frame.source],
    ['length', `${seconds.min} to ${seconds.max} s`, seconds.source],
    [
      'video',
      `${video.codec} ${video.profile}@${video.level}, ${video.fps.min}-${video.fps.max} fps, to ${video.maxKbps / 1000} Mbit/s`,
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
    [
      'text',
      `title ${limit(text.title)}, caption ${limit(text.caption)}, hashtags ${limit(text.hashtags)} (${text.unit})`,
      text.source,
    ],
    ['cover', `${cover.kind}, ${cover.width}x${cover.height}, to ${bytes(cover.maxBytes)}`, cover.source],
    ['AI label', disclosure.field ?? 'no field in the API', disclosure.source],
  ];
  const lines = rows.flatMap(([name, value, source]) => {
    const [first = '', ...rest] = wrap(value, Math.min(width, 110) - 12);
    const from = source === undefined ? [] : [paint('dim', `            ${source.date} ${source.url}`)];
    return [`${paint('bold', name.padEnd(12))}${first}`, ...rest.map((line) => `            ${line}`), ...from];
  });
  return [paint('bold', `${platform.name} (${platform.id})`), '', ...lines];
}
