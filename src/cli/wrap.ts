import { textWidth } from './text-width.ts';

/** Breaks text at spaces so that no line shows wider than `width`; a longer word stands alone. */
export function wrap(text: string, width = Infinity): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer) <= width) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

/** Wraps each line of a text; all but the first are indented by so many columns, and what follows a bullet hangs below itself. */
export function hang(text: string, indent: number, width = Infinity): string {
  const lines = text.split('\n').flatMap((line, index) => {
    const bullet = /^ *(?:- )?/.exec(line)?.[0] ?? '';
    const first = ' '.repeat(index === 0 ? 0 : indent) + bullet;
    const next = ' '.repeat(indent + bullet.length);
    return wrap(line.slice(bullet.length), width - next.length).map((part, at) => (at === 0 ? first : next) + part);
  });
  return lines.join('\n');
}
