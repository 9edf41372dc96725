import type { Asset } from './campaign.ts';

/** What the first bytes of a file say that it is. */
export interface Sniffed {
  /** What it may be used as. A container such as MP4 lists video and audio; a format that is not taken, nothing. */
  readonly kinds: readonly Asset['kind'][];
  /** For people: `a PNG picture`, `an Ogg file`. */
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
  { name: 'a PNG picture', kinds: ['image'], matches: begins('\x89PNG\r\n\x1a\n') },
  { name: 'a JPEG picture', kinds: ['image'], matches: begins('\xff\xd8\xff') },
  { name: 'a WebP picture', kinds: ['image'], matches: riff('WEBP') },
  {
    name: 'an SVG picture',
    kinds: ['image'],
    matches: (head) => /^(\xef\xbb\xbf)?\s*<[\s\S]*<svg[\s>]|^(\xef\xbb\xbf)?\s*<svg[\s>]/.test(head),
  },
  { name: 'a GIF picture', kinds: [], matches: begins('GIF87a', 'GIF89a') },
  { name: 'an AVIF or HEIC picture', kinds: [], matches: ftyp(/avif|avis|heic|heix|mif1/) },
  { name: 'a TIFF picture', kinds: [], matches: begins('II*\0', 'MM\0*') },
  { name: 'a PDF document', kinds: [], matches: begins('%PDF-') },
  { name: 'an M4A sound file', kinds: ['audio'], matches: ftyp(/M4A |M4B /) },
  { name: 'an MP4 or MOV video', kinds: ['video', 'audio'], matches: ftyp(/./s) },
  {
    name: 'a QuickTime video',
    kinds: ['video', 'audio'],
    matches: (head) => /^....(moov|mdat|wide|free|skip)/s.test(head),
  },
  { name: 'a WebM or Matroska video', kinds: ['video', 'audio'], matches: begins('\x1aE\xdf\xa3') },
  { name: 'an AVI video', kinds: ['video'], matches: riff('AVI ') },
  {
    name: 'an MPEG video',
    kinds: ['video'],
    matches: (head) => begins('\0\0\x01\xba', '\0\0\x01\xb3')(head) || (head[0] === 'G' && head[188] === 'G'),
  },
  {
    name: 'an MP3 sound file',
    kinds: ['audio'],
    matches: (head) => /^(ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa\xfb])/.test(head),
  },
  { name: 'an AAC sound file', kinds: ['audio'], matches: begins('\xff\xf1', '\xff\xf9') },
  { name: 'a WAV sound file', kinds: ['audio'], matches: riff('WAVE') },
  { name: 'a FLAC sound file', kinds: ['audio'], matches: begins('fLaC') },
  { name: 'an Ogg file', kinds: ['audio', 'video'], matches: begins('OggS') },
  {
    name: 'an AIFF sound file',
    kinds: ['audio'],
    matches: (head) => head.startsWith('FORM') && head.startsWith('AIF', 8),
  },
  { name: 'a TrueType or OpenType font', kinds: ['font'], matches: begins('\0\x01\0\0', 'OTTO', 'true', 'ttcf') },
  {
    name: 'a LUT',
    kinds: ['lut'],
    matches: (head) => /^(\xef\xbb\xbf)?(\s*#.*\n|\s*\n)*\s*(TITLE|LUT_[13]D_|DOMAIN_)/.test(head),
  },
  { name: 'a WOFF font', kinds: [], matches: begins('wOFF', 'wOF2') },
];

/** Tells a file by its first bytes, since a name can say anything. */
export function sniffKind(head: Uint8Array): Sniffed | undefined {
  const text = Array.from(head.subarray(0, sniffBytes), (byte) => String.fromCharCode(byte)).join('');
  return signatures.find(({ matches }) => matches(text));
}
