import { stripVTControlCharacters } from 'node:util';

/** As much of a terminal as the live view uses: lines, the cursor's row, erasing below it, hiding the cursor. */
export class Screen {
  isTTY = true;
  readonly rows = 24;
  columns: number;
  lines: string[] = [''];
  cursorShown = true;
  widest = 0;

  constructor(columns: number) {
    this.columns = columns;
  }

  write(text: string): void {
    // oxlint-disable-next-line no-control-regex -- control sequences are what is looked for
    for (const part of text.split(/(\u001B\[[?\d]*[A-Za-z]|\n|\r)/)) this.#take(part);
  }

  #take(part: string): void {
    if (part.startsWith('\u001B[') && part.endsWith('A')) this.#up(Number(part.slice(2, -1)));
    else if (part === '\u001B[0J') this.lines.splice(-1, 1, '');
    else if (part === '\u001B[?25l') this.cursorShown = false;
    else if (part === '\u001B[?25h') this.cursorShown = true;
    else if (part === '\n') this.lines.push('');
    else if (part !== '\r') this.#print(stripVTControlCharacters(part));
  }

  /** Everything below is erased in the same write. */
  #up(rows: number): void {
    if (rows >= this.lines.length) throw new Error('above the top');
    this.lines.splice(-rows);
  }

  #print(text: string): void {
    this.widest = Math.max(this.widest, text.length);
    this.lines.splice(-1, 1, (this.lines.at(-1) ?? '') + text);
  }

  /** Terminals break lines that no longer fit. */
  resize(columns: number): void {
    this.columns = columns;
    this.lines = this.lines.flatMap((line) => line.match(new RegExp(`.{1,${columns}}`, 'gu')) ?? ['']);
  }

  get text(): string {
    return this.lines.join('\n');
  }
}
