/** How characters are written in JSON, also when a service quotes JSON in JSON, and in HTML. */
const escaped: Readonly<Record<string, string>> = {
  '"': String.raw`\\*"|&quot;|&#34;`,
  "'": `'|&#39;|&apos;`,
  '&': '&(?:amp;|#38;)?',
  '<': '<|&lt;',
  '>': '>|&gt;',
  '\\': String.raw`\\+`,
  '/': String.raw`\\*/`,
  '\n': String.raw`\n|\\+n`,
  ' ': String.raw`\s|\+`,
};

/** Regular expressions, as text. */
interface SecretPattern {
  readonly whole: string;
  /** The beginning of it: messages are cut to a length, and the cut may go through a secret. */
  readonly cut: string;
}

/** Finds a secret as it is, and as JSON, HTML, addresses and `Authorization: Basic` write it. */
export function secretPattern(secret: string): SecretPattern {
  const plain = Array.from(secret, characterPattern);
  const spellings = [plain, ...base64Cores(secret).map((core) => Array.from(core, base64Pattern))];
  return {
    whole: spellings.map((parts) => parts.join('')).join('|'),
    cut: spellings.map(beginning).join('|'),
  };
}

/** Fewer characters may be what many keys begin with, such as `sk-proj-`. */
const telling = 12;
/** Longer ones, such as certificates, are not looked for beyond. */
const deepest = 200;

/** `abc` must be there, then as much of `def` as there is: `abc(?:d(?:e(?:f)?)?)?`. */
function beginning(parts: readonly string[]): string {
  const rest = parts.slice(telling, deepest);
  return parts.slice(0, telling).join('') + rest.reduceRight((inner, part) => `(?:${part}${inner})?`, '');
}

function characterPattern(character: string): string {
  if (/[a-z\d]/i.test(character)) return character;
  // %25 is a percent sign that was encoded once more.
  const bytes = [...Buffer.from(character)].map((byte) => `%(?:25)*${hex(byte)}`).join('');
  return `(?:${escaped[character] ?? RegExp.escape(character)}|${bytes})`;
}

/** In capitals or not. */
function hex(byte: number): string {
  const digits = byte.toString(16).padStart(2, '0');
  return digits.replaceAll(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

/**
 * What base64 makes of a secret wherever it stands in a longer text, such as `user:key`. Three bytes become four characters, so
 * it depends on the place modulo three; the characters at the ends also hold bits of the neighbours, and are left out.
 */
function base64Cores(secret: string): string[] {
  return [0, 1, 2].map((place) => {
    const bytes = Buffer.concat([Buffer.alloc(place), Buffer.from(secret)]);
    return bytes.toString('base64').slice(place === 0 ? 0 : place + 1, Math.floor((bytes.length * 4) / 3));
  });
}

function base64Pattern(character: string): string {
  if (character === '+') return '(?:[+-]|%2[bB])';
  return character === '/' ? String.raw`(?:\\*/|_|%2[fF])` : character;
}
