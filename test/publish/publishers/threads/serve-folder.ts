import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startLoopbackServer, type LoopbackServer } from '../../../emulators/loopback-server.ts';

export interface ServedFolder extends LoopbackServer {
  readonly address: string;
  /** What was asked for, in its order. */
  readonly asked: readonly string[];
}

/** A web server for a folder, with or without ranges. */
export async function serveFolder(folder: string, { ranges = true } = {}): Promise<ServedFolder> {
  const asked: string[] = [];
  const server = await startLoopbackServer(async ({ url = '/', headers }, response) => {
    asked.push(url);
    const content = await readFile(path.join(folder, decodeURIComponent(url.replace(/\?.*/, '')))).catch(
      () => undefined,
    );
    if (content === undefined) return void response.writeHead(404).end('Not found');
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
    if (!ranges || first === undefined)
      return void response.writeHead(200, { 'content-length': content.length }).end(content);
    const part = content.subarray(Number(first), Number(last) + 1);
    const range = `bytes ${first}-${Number(first) + part.length - 1}/${content.length}`;
    response.writeHead(206, { 'content-range': range, 'content-length': part.length }).end(part);
    return undefined;
  });
  return { ...server, address: `http://${server.host}`, asked };
}
