import type { Request } from './ask.ts';
import type { Part } from './file-part.ts';
import type { PostFile } from './post.ts';
import type { PublisherTools } from './publisher-tools.ts';

export type FormPart =
  | { readonly name: string; readonly value: string; readonly type?: string }
  | {
      readonly name: string;
      readonly file: PostFile;
      readonly part?: Part;
      readonly fileName: string;
      readonly type: string;
    };

export interface FormBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: NonNullable<Request['body']>;
}

interface FormOptions {
  /** Must occur in none of the parts. */
  readonly boundary: string;
  /** Bytes of files that have left, of all. */
  readonly onSent?: (bytes: number) => void;
}

/** A form with files that are streamed from the disk. FormData would need them in memory, and without a length services refuse it. */
export function formBody(
  parts: readonly FormPart[],
  { boundary, onSent = () => {} }: FormOptions,
  { open }: Pick<PublisherTools, 'open'>,
): FormBody {
  const pieces = [...parts.flatMap((part) => piecesOf(part, boundary)), Buffer.from(`--${boundary}--\r\n`)];
  const length = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': String(length) },
    body: () => ReadableStream.from(stream(pieces, onSent, open)),
  };
}

/** Bytes of ours, or of a file. */
type Piece = Buffer | (Part & { readonly path: string });

const whole = ({ bytes }: PostFile): Part => ({ start: 0, end: bytes });
const lengthOf = (piece: Piece): number => (Buffer.isBuffer(piece) ? piece.length : piece.end - piece.start);

function piecesOf(part: FormPart, boundary: string): readonly Piece[] {
  const file = 'file' in part ? `; filename="${part.fileName}"` : '';
  const type = part.type === undefined ? '' : `\r\ncontent-type: ${part.type}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${part.name}"${file}${type}\r\n\r\n`;
  const content =
    'file' in part ? { path: part.file.path, ...(part.part ?? whole(part.file)) } : Buffer.from(part.value);
  return [Buffer.from(head), content, Buffer.from('\r\n')];
}

async function* stream(
  pieces: readonly Piece[],
  onSent: (bytes: number) => void,
  open: PublisherTools['open'],
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for (const piece of pieces) {
    if (Buffer.isBuffer(piece)) {
      yield piece;
      continue;
    }
    if (lengthOf(piece) === 0) continue;
    for await (const chunk of open(piece.path, { start: piece.start, end: piece.end - 1 })) {
      yield chunk;
      sent += chunk.byteLength;
      onSent(sent);
    }
  }
}
