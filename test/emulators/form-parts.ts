export interface SentPart {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly type: string | undefined;
  readonly content: Buffer;
}

/** The parts of a multipart form in their order; undefined when it is none, or has no end. */
export function formParts(contentType: string | undefined, body: Buffer): readonly SentPart[] | undefined {
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(contentType ?? '')?.[1];
  if (boundary === undefined || !body.toString('latin1').endsWith(`\r\n--${boundary}--\r\n`)) return undefined;
  // latin1 keeps byte for byte.
  const pieces = `\r\n${body.toString('latin1')}`.split(`\r\n--${boundary}`).slice(1, -1);
  return pieces.map((piece) => {
    const end = piece.indexOf('\r\n\r\n');
    const head = piece.slice(0, end);
    return {
      name: /[; ]name="([^"]*)"/.exec(head)?.[1] ?? '',
      fileName: /filename="([^"]*)"/.exec(head)?.[1],
      type: /content-type: (.+)/i.exec(head)?.[1],
      content: Buffer.from(piece.slice(end + 4), 'latin1'),
    };
  });
}
