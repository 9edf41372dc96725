/** One cover on the sheet. */
export interface SheetItem {
  readonly label: string;
  readonly ratio: number;
}

/** Covers that belong together, under one heading. */
export interface SheetGroup<Item extends SheetItem> {
  readonly title: string;
  readonly items: readonly Item[];
}

export interface SheetLayout<Item extends SheetItem> {
  readonly width: number;
  readonly height: number;
  /** Height of every cover. */
  readonly coverHeight: number;
  readonly titles: readonly { readonly text: string; readonly y: number }[];
  readonly covers: readonly { readonly item: Item; readonly x: number; readonly y: number; readonly width: number }[];
  /** How many covers found no room. */
  readonly left: number;
}

export const sheetMargin = 72;
const width = 2400;
const maxHeight = 6000;
const gap = 24;
const headHeight = 220;
const titleHeight = 76;
const labelHeight = 44;

/** Rows of covers of one height, the one that fills the sheet best below 6000 pixels. With the smallest, what finds no room is counted. */
export function layOutSheet<Item extends SheetItem>(groups: readonly SheetGroup<Item>[]): SheetLayout<Item> {
  const smallest = 110;
  const heights = [480, 440, 400, 365, 330, 300, 270, 240, 210, 180, 150, smallest];
  const fitting = heights.map((height) => flow(groups, height)).filter(({ height }) => height <= maxHeight);
  const [best = cut(flow(groups, smallest))] = fitting.toSorted((a, b) => filled(b) - filled(a));
  return best;
}

/** Share of the sheet that is covers. */
function filled({ covers, coverHeight, height }: SheetLayout<SheetItem>): number {
  return covers.reduce((sum, cover) => sum + cover.width * coverHeight, 0) / (width * height);
}

function flow<Item extends SheetItem>(groups: readonly SheetGroup<Item>[], coverHeight: number): SheetLayout<Item> {
  const titles: SheetLayout<Item>['titles'][number][] = [];
  const covers: SheetLayout<Item>['covers'][number][] = [];
  let y = headHeight;
  for (const { title, items } of groups) {
    titles.push({ text: title, y });
    y += titleHeight;
    let x = sheetMargin;
    for (const item of items) {
      const across = Math.round(Math.min(coverHeight * item.ratio, width - 2 * sheetMargin));
      if (x > sheetMargin && x + across > width - sheetMargin) {
        x = sheetMargin;
        y += coverHeight + labelHeight + gap;
      }
      covers.push({ item, x, y, width: across });
      x += across + gap;
    }
    y += coverHeight + labelHeight + gap * 2;
  }
  return { width, height: y + sheetMargin - gap, coverHeight, titles, covers, left: 0 };
}

function cut<Item extends SheetItem>(layout: SheetLayout<Item>): SheetLayout<Item> {
  const bottom = maxHeight - sheetMargin - labelHeight * 2;
  const covers = layout.covers.filter(({ y }) => y + layout.coverHeight + labelHeight <= bottom);
  const last = covers.at(-1)?.y ?? 0;
  const titles = layout.titles.filter(({ y }) => y <= last);
  return { ...layout, height: maxHeight, titles, covers, left: layout.covers.length - covers.length };
}
