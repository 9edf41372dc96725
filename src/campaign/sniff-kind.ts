import type { Asset } from './campaign.ts';

/** What the first bytes of a file say that it is. */
export interface Sniffed {
  /** What it may be used as. A container such as MP4 lists video and audio; a format that is not taken, nothing. */
  readonly kinds: readonly Asset['kind'][];
  /** For people: `PNG`, `WOFF2 font`. */
  readonly name: string;
}

/** How many bytes of a file's beginning decide. */
export const sniffBytes = 1024;

interface Signature {
  readonly name: string;
  readonly kinds: readonly Asset['kind'][];
  readonly matches: (head: string) => boolean;
}

const begins =
  (...starts: string[]) =>
  (head: string) =>
    starts.some((start) => head.startsWith(start));
const riff = (form: string) => (head: string) => head.startsWith('RIFF') && head.startsWith(form, 8);
const ftyp = (brand: RegExp) => (head: string) => head.startsWith('ftyp', 4) && brand.test(head.slice(8, 12));

// From the formats' own specifications; the order matters where one beginning is part of another.
const signatures: readonly Signature[] = [
  { name: 'PNG picture', kinds: ['image'], matches: begins('\x89PNG\r\n\x1a\n') },
  { name: 'JPEG picture', kinds: ['image'], matches: begins('\xff\xd8\xff') },
  { name: 'WebP picture', kinds: ['image'], matches: riff('WEBP') },
  {
    name: 'SVG picture',
    kinds: ['image'],
    matches: (head) => /^(\xef\xbb\xbf)?\s*<[\s\S]*<svg[\s>]|^(\xef\xbb\xbf)?\s*<svg[\s>]/.test(head),
  },
  { name: 'GIF picture', kinds: [], matches: begins('GIF87a', 'GIF89a') },
  { name: 'AVIF or HEIC picture', kinds: [], matches: ftyp(/avif|avis|heic|heix|mif1/) },
  { name: 'TIFF picture', kinds: [], matches: begins('II*\0', 'MM\0*') },
  { name: 'PDF document', kinds: [], matches: begins('%PDF-') },
  { name: 'M4A sound', kinds: ['audio'], matches: ftyp(/M4A |M4B /) },
  { name: 'MP4 or MOV video', kinds: ['video', 'audio'], matches: ftyp(/./s) },
  {
    name: 'QuickTime video',
    kinds: ['video', 'audio'],
    matches: (head) => /^....(moov|mdat|wide|free|skip)/s.test(head),
  },
  { name: 'WebM or Matroska video', kinds: ['video', 'audio'], matches: begins('\x1aE\xdf\xa3') },
  { name: 'AVI video', kinds: ['video'], matches: riff('AVI ') },
  {
    name: 'MPEG video',
    kinds: ['video'],
    matches: (head) => begins('\0\0\x01\xba', '\0\0\x01\xb3')(head) || (head[0] === 'G' && head[188] === 'G'),
  },
  { name: 'MP3 sound', kinds: ['audio'], matches: (head) => /^(ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa\xfb])/.test(head) },
  { name: 'AAC sound', kinds: ['audio'], matches: begins('\xff\xf1', '\xff\xf9') },
  { name: 'WAV sound', kinds: ['audio'], matches: riff('WAVE') },
  { name: 'FLAC sound', kinds: ['audio'], matches: begins('fLaC') },
  { name: 'Ogg file', kinds: ['audio', 'video'], matches: begins('OggS') },
  { name: 'AIFF sound', kinds: ['audio'], matches: (head) => head.startsWith('FORM') && head.startsWith('AIF', 8) },
  { name: 'TrueType or OpenType font', kinds: ['font'], matches: begins('\0\x01\0\0', 'OTTO', 'true', 'ttcf') },
  { name: 'WOFF font', kinds: [], matches: begins('wOFF', 'wOF2') },
];

/** Tells a file by its first bytes, since a name can say anything. */
export function sniffKind(head: Uint8Array): Sniffed | undefined {
  const text = Array.from(head.subarray(0, sniffBytes), (byte) => String.fromCharCode(byte)).join('');
  return signatures.find(({ matches }) => matches(text));
}
