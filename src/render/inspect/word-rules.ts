import type { Placed } from '../layers/placed.ts';
import type { Rect } from '../layers/stage.ts';
import { foreignScript, inOwnScript } from './foreign-script.ts';
import { readingSource, readingTime } from './reading-time.ts';
import type { Rule, Verdict, Yardstick } from './rule.ts';
import { cardsOf, textsOf } from './texts-of.ts';

const house = { url: 'house', date: '2026-11-24' } as const;

/** Pixels: layers are drawn at even places. */
const tolerated = 2;
/** Share of a face that may be covered. */
const covered = 0.1;

/** Rules about words and logo: where they were put, whether they can be read, and in which language. */
export const wordRules: readonly Rule[] = [
  { rule: 'layout.safe-zone', from: 'safeZone', judge: (_, asked) => inSafeZone(asked) },
  { rule: 'layout.over-face', from: house, remark: true, judge: (_, asked) => overFace(asked) },
  { rule: 'text.reading-time', from: readingSource, remark: true, judge: (_, { edit }) => longEnough(edit) },
  { rule: 'text.language', from: house, remark: true, judge: (_, { edit }) => inItsLanguage(edit) },
];

function inSafeZone({ drawn, platform, edit }: Yardstick): Verdict | undefined {
  if (drawn.length === 0) return undefined;
  const { top, right, bottom, left } = platform.safeZone;
  const zone = { left, top, right: edit.width - right, bottom: edit.height - bottom };
  const outside = drawn.filter(
    ({ x, y, width, height }) =>
      x < zone.left - tolerated ||
      y < zone.top - tolerated ||
      x + width > zone.right + tolerated ||
      y + height > zone.bottom + tolerated,
  );
  const safe = { x: left, y: top, width: zone.right - left, height: zone.bottom - top };
  return {
    ok: outside.length === 0,
    value: outside.map((placed) => `${placed.name} ${sides(placed)}`).join(', ') || 'inside',
    expected: `inside ${sides(safe)}`,
    spots: outside.map((placed) => ({ ...placed, marks: [placed, safe] })),
  };
}

/** `x 120 to 888, y 288 to 1248` */
function sides({ x, y, width, height }: Rect): string {
  const [left, right, top, bottom] = [x, x + width, y, y + height].map(Math.round);
  return `x ${left} to ${right}, y ${top} to ${bottom}`;
}

function overFace({ drawn, faces }: Yardstick): Verdict | undefined {
  if (faces === undefined) return undefined;
  const over = drawn.flatMap((placed) =>
    faces.filter((face) => isOver(placed, face)).map((face) => ({ placed, face })),
  );
  return {
    ok: over.length === 0,
    value: over.map(({ placed }) => `${placed.name} over a face`).join(', ') || 'none',
    expected: `at most ${covered * 100} % of a face covered`,
    spots: over.map(({ placed, face }) => ({
      start: Math.max(placed.start, face.start),
      end: Math.min(placed.end, face.end),
      marks: [placed, face],
    })),
  };
}

function isOver(one: Placed, face: Placed): boolean {
  if (Math.min(one.end, face.end) <= Math.max(one.start, face.start)) return false;
  const width = Math.min(one.x + one.width, face.x + face.width) - Math.max(one.x, face.x);
  const height = Math.min(one.y + one.height, face.y + face.height) - Math.max(one.y, face.y);
  return width > 0 && height > 0 && width * height > covered * face.width * face.height;
}

function longEnough(edit: Yardstick['edit']): Verdict | undefined {
  const cards = cardsOf(edit).map((card) => ({ ...card, needed: readingTime(card.text, edit.locale) }));
  if (cards.length === 0) return undefined;
  const short = cards.filter(({ start, end, needed }) => end - start < needed - 0.05);
  const inWords = ({ name, start, end, needed }: (typeof cards)[number]) =>
    `${name} ${(end - start).toFixed(1)} s for what takes ${needed.toFixed(1)} s`;
  return {
    ok: short.length === 0,
    value: short.map(inWords).join(', ') || 'long enough',
    expected: 'headlines and end card long enough to be read',
    spots: short,
  };
}

function inItsLanguage(edit: Yardstick['edit']): Verdict | undefined {
  const texts = textsOf(edit);
  if (texts.length === 0) return undefined;
  const { locale } = edit;
  const foreign = texts.flatMap((shown) => {
    const others = texts.some(({ text }) => inOwnScript(text, locale));
    const why = foreignScript(shown.text, locale, others);
    return why === undefined ? [] : [{ ...shown, why }];
  });
  const language = new Intl.DisplayNames('en', { type: 'language' }).of(locale) ?? locale;
  return {
    ok: foreign.length === 0,
    value: foreign.map(({ name, why }) => `${name} ${why}`).join(', ') || `looks like ${language}`,
    expected: language,
    spots: foreign,
  };
}
