export type Decoded = { readonly text: string } | { readonly problem: string; readonly hint: string };

/** Bytes of a YAML file -> its text, without the byte order mark that some editors put in front. */
export function decodeText(bytes: Uint8Array): Decoded {
  if (isUtf16(bytes)) return { problem: 'the file is written in UTF-16', hint: 'save it as UTF-8' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.includes('\0')) return { problem: 'the file is no text', hint: 'is this the file you meant?' };
    return { text };
  } catch {
    return { problem: 'the file is not written in UTF-8', hint: 'save it as UTF-8' };
  }
}

/** With its byte order mark, or without: then every other byte of plain English is zero. */
function isUtf16([first, second, third, fourth]: Uint8Array): boolean {
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return (first === 0) !== (second === 0) && (third === 0) === (first === 0) && (fourth === 0) === (second === 0);
}
