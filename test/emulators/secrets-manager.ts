import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

interface EmulatorOptions {
  /** What is kept, by name or ARN; bytes are kept as bytes. */
  readonly secrets?: Readonly<Record<string, string | Buffer>>;
  /** Answered instead, for the first so many requests. */
  readonly fault?: { readonly type: string; readonly status?: number; readonly times?: number };
}

/** A server that speaks the JSON protocol of AWS Secrets Manager on the loopback address. */
interface SecretsEmulator extends AsyncDisposable {
  readonly url: string;
  /** Each request: what was asked for, and by whom, such as `AKIDEXAMPLE in eu-central-1`. */
  readonly asked: readonly { readonly id: string; readonly by: string }[];
}

export async function startSecretsManager(options: EmulatorOptions = {}): Promise<SecretsEmulator> {
  const asked: { id: string; by: string }[] = [];
  const server = createServer((request, response) => {
    answer(request, response, options, asked).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((closed) => void server.close(() => closed()));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { secrets = {}, fault }: EmulatorOptions,
  asked: { id: string; by: string }[],
): Promise<void> {
  const { SecretId: id } = z.object({ SecretId: z.string() }).parse(await json(request));
  asked.push({ id, by: signer(request.headers.authorization ?? '') });
  const target = request.headers['x-amz-target'];
  if (target !== 'secretsmanager.GetSecretValue') return refuse(response, 'UnknownOperationException');
  if (fault !== undefined && asked.length <= (fault.times ?? Infinity))
    return refuse(response, fault.type, fault.status);
  const kept = Object.hasOwn(secrets, id) ? secrets[id] : undefined;
  if (kept === undefined) return refuse(response, 'ResourceNotFoundException');
  const value = typeof kept === 'string' ? { SecretString: kept } : { SecretBinary: kept.toString('base64') };
  return send(response, 200, { Name: id, VersionId: '0a1b2c3d-0000-4000-8000-000000000000', ...value });
}

/** AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261124/eu-central-1/secretsmanager/aws4_request, SignedHeaders=… */
function signer(authorization: string): string {
  const [, id, region] =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/\d{8}\/([\w-]+)\/secretsmanager\//.exec(authorization) ?? [];
  return `${id} in ${region}`;
}

function refuse(response: ServerResponse, type: string, status = 400): void {
  send(response, status, { __type: type, Message: `${type} of the emulator` });
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}
