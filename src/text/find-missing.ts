import { createCanvas } from '@napi-rs/canvas';

const edge = 40;
/** Never assigned (Unicode 17), so every font draws its .notdef for it. */
const unassigned = '\u0378';
const unseen = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/u;

export interface Glyphs {
  /** The characters of a text that would come out as empty boxes. */
  missing(text: string, families: readonly string[]): string;
  /** Whether a text looks the same in two lists of families. */
  alike(text: string, one: readonly string[], other: readonly string[]): boolean;
}

/**
 * What fonts make of characters. Skia does not say so, and asks the system's fonts behind our back, so drawings are
 * compared: with that of a character that no font has, to find what is missing.
 */
export function createGlyphs(): Glyphs {
  const context = createCanvas(edge, edge).getContext('2d');
  const known = new Map<string, boolean>();

  const draw = (character: string, font: string): Buffer => {
    context.clearRect(0, 0, edge, edge);
    context.font = font;
    context.fillText(character, 4, 30);
    return Buffer.from(context.getImageData(0, 0, edge, edge).data.buffer);
  };

  const isMissing = (character: string, font: string): boolean => {
    const key = `${character} ${font}`;
    const missing = known.get(key) ?? draw(character, font).equals(draw(unassigned, font));
    known.set(key, missing);
    return missing;
  };

  return {
    missing(text, families) {
      const font = fontOf(families);
      return charactersOf(text)
        .filter((character) => isMissing(character, font))
        .join('');
    },
    alike: (text, one, other) =>
      charactersOf(text).every((character) => draw(character, fontOf(one)).equals(draw(character, fontOf(other)))),
  };
}

function charactersOf(text: string): string[] {
  return [...new Set(text)].filter((character) => !unseen.test(character));
}

function fontOf(families: readonly string[]): string {
  return `24px ${cssFamilies(families)}`;
}

export function cssFamilies(families: readonly string[]): string {
  return [...new Set(families)].map((family) => JSON.stringify(family)).join(', ');
}
