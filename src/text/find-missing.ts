import { createCanvas } from '@napi-rs/canvas';

const edge = 40;
/** Never assigned (Unicode 17), so every font draws its .notdef for it. */
const unassigned = '\u0378';
const unseen = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/u;

/**
 * Finds the characters of a text that would come out as empty boxes. Skia does not say so, and asks the system's fonts
 * behind our back, so the drawing itself is compared with that of a character that no font has.
 */
export function createMissingFinder(): (text: string, families: readonly string[]) => string {
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

  return (text, families) => {
    const font = `24px ${cssFamilies(families)}`;
    const characters = [...new Set(text)].filter((character) => !unseen.test(character));
    return characters.filter((character) => isMissing(character, font)).join('');
  };
}

export function cssFamilies(families: readonly string[]): string {
  return [...new Set(families)].map((family) => JSON.stringify(family)).join(', ');
}
