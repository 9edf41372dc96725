// The services of `npm run bench:publish`, in a process of their own: they take uploads in the words of each service, count
// bytes and keep none of them. What the emulators of the tests check is not checked here.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const size = Number(process.argv[2]);
/** Bytes of the session at YouTube, of which there is one. */
let reached = 0;
const mib = 1024 * 1024;
const json = (body: unknown, headers = {}): Reply => ({ body, headers });

/** Parts as LinkedIn and Bluesky hand them out. */
const partBytes = 4 * mib;
const parts = Array.from({ length: Math.ceil(size / partBytes) }, (_, index) => ({
  firstByte: index * partBytes,
  lastByte: Math.min(size, (index + 1) * partBytes) - 1,
}));

type Answer = (base: string, request: IncomingMessage) => Reply;

const routes: readonly (readonly [pattern: RegExp, answer: Answer])[] = [
  [/^POST \/upload\/youtube/, (base) => ({ headers: { location: `${base}/youtube-session` } })],
  [/^PUT \/youtube-session/, (_base, request) => session(request)],
  [/publish\/creator_info/, () => tiktok({ creator_username: 'aurora', privacy_level_options: [] })],
  [/^POST .*video\/init/, (base) => tiktok({ publish_id: 'p1', upload_url: `${base}/tiktok-chunk` })],
  [/^PUT \/tiktok-chunk/, (_base, request) => ({ status: rangeOf(request).end === size ? 201 : 206 })],
  [/^POST .*status\/fetch/, () => tiktok({ status: 'PUBLISH_COMPLETE', uploaded_bytes: size })],
  [/^POST \/v[\d.]+\/\w+\/media$/, (base) => json({ id: '1', uri: `${base}/meta-upload` })],
  [/^POST .*\/video_reels$/, (base) => json({ video_id: '1', upload_url: `${base}/meta-upload` })],
  [/^POST .*\/app\/uploads$/, () => json({ id: 'upload:1' })],
  [/meta-upload|upload:1/, () => json({ success: true, h: '2:handle' })],
  [/upload\/initialize$/, () => json({ data: { id: '7' } })],
  [/\/append$/, () => ({})],
  [/\/finalize$/, () => json({ data: { id: '7', processing_info: { state: 'pending' } } })],
  [/action=initializeUpload/, (base) => json({ value: instructions(base) })],
  [/linkedin-part/, () => ({ headers: { etag: '"a"' } })],
  [/action=finalizeUpload/, () => ({})],
  [/^POST \/v5\/media$/, (base) => json({ media_id: '1', upload_url: `${base}/storage/`, upload_parameters: {} })],
  [/^POST \/storage/, () => ({ status: 204 })],
  [/getSession/, () => json({ did: 'did:plc:1', handle: 'brand.test' })],
  [/getServiceAuth/, () => json({ token: 'service' })],
  [/startUpload/, () => json({ jobId: 'u1', partSizeBytes: partBytes, partCount: parts.length })],
  [/uploadPart/, () => json({})],
  [/finishUpload/, () => json({ completedJobId: 'j1' })],
  [/^POST \/api\/v2\/media$/, () => json({ id: '1' })],
];

function tiktok(data: unknown): Reply {
  return json({ data, error: { code: 'ok', message: '', log_id: '1' } });
}

function instructions(base: string) {
  const uploadInstructions = parts.map((part, index) => ({ ...part, uploadUrl: `${base}/linkedin-part/${index}` }));
  return { video: 'urn:li:video:1', uploadToken: '', uploadUrlsExpireAt: Date.now() + 86_400_000, uploadInstructions };
}

/** Where a part ends, as Content-Range says. */
function rangeOf({ headers }: IncomingMessage): { readonly end: number } {
  const last = /-(\d+)\//.exec(headers['content-range'] ?? '')?.[1];
  return { end: last === undefined ? 0 : Number(last) + 1 };
}

function session(request: IncomingMessage): Reply {
  reached = Math.max(reached, rangeOf(request).end);
  if (reached === size) return json({ id: 'video-1' });
  return { status: 308, headers: reached === 0 ? {} : { range: `bytes=0-${reached - 1}` } };
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url = '', headers: asked } = request;
  let bytes = 0;
  request.on('data', ({ length }: Buffer) => (bytes += length));
  await once(request, 'end');
  if (bytes > 0) process.send?.({ bytes });
  const found = routes.find(([pattern]) => pattern.test(`${method} ${url}`))?.[1];
  const reply = found?.(`http://${asked.host}`, request) ?? { status: 404 };
  response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
  response.end(reply.body === undefined ? '' : JSON.stringify(reply.body));
}

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.destroy());
});
// A machine with other work on it is no reason to hang up.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ baseUrl: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` });
});
process.once('disconnect', () => process.exit());
