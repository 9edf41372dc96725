/** ffmpeg takes cubes up to this side. */
const largest = 256;

/** What is wrong with the text of a `.cube` file, as a predicate; undefined when it is a whole 3D LUT. */
export function cubeProblem(text: string): string | undefined {
  if (/^\s*LUT_1D_SIZE/m.test(text)) return 'is a 1D LUT, and a 3D LUT is needed';
  const side = Number(/^\s*LUT_3D_SIZE\s+(\d+)\s*$/m.exec(text)?.[1]);
  if (!Number.isInteger(side)) return 'does not say its LUT_3D_SIZE';
  if (side < 2 || side > largest) return `has a LUT_3D_SIZE of ${side}, and 2 to ${largest} can be used`;
  const rows = text.split(/\r\n?|\n/).filter((line) => /^\s*[-+.\d]/.test(line));
  if (rows.length !== side ** 3) return `has ${rows.length} colours, and ${side}³ = ${side ** 3} are needed`;
  const wrong = rows.find((row) => !isColour(row));
  return wrong === undefined ? undefined : `has a line that is no colour: "${wrong.trim().slice(0, 40)}"`;
}

function isColour(row: string): boolean {
  const numbers = row.trim().split(/\s+/).map(Number);
  return numbers.length === 3 && numbers.every(Number.isFinite);
}
