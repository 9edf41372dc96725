import { PassThrough, Writable } from 'node:stream';

/** A person who types, one key after the other, whenever a question has been drawn. */
export function person(...keys: readonly string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const left = [...keys];
  let shown = '';
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      shown += String(chunk);
      done();
      const key = left.shift();
      if (key !== undefined) setImmediate(() => input.write(key));
    },
  });
  return { input, shown: () => shown, output: Object.assign(output, { isTTY: true, columns: 80, rows: 24 }) };
}
