import type * as sdk from '@aws-sdk/client-secrets-manager';
import type { Environment } from '../environment.ts';
import { UserError } from '../errors.ts';
import { explainAwsError } from './explain-aws-error.ts';
import { parseAwsReference, type AwsReference } from './aws-reference.ts';

type Sdk = typeof sdk;

/** For the whole question, in milliseconds. The SDK also looks for credentials within it. */
const patienceMs = 10_000;

const loadSdk = (): Promise<Sdk> => import('@aws-sdk/client-secrets-manager');

/** Reads `secret:aws:NAME` or `secret:aws:NAME#key`. Rejects with a UserError that says what to do. */
export async function readAwsSecret(reference: string, env: Environment, load = loadSdk): Promise<string> {
  const wanted = parseAwsReference(reference);
  const { GetSecretValueCommand, SecretsManagerClient } = await load().catch(notInstalled);
  const client = new SecretsManagerClient(clientOptions(wanted, env));
  try {
    const command = new GetSecretValueCommand({ SecretId: wanted.id });
    const { SecretString } = await client.send(command, { abortSignal: AbortSignal.timeout(patienceMs) });
    return pick(SecretString, wanted).trim();
  } catch (error) {
    throw explainAwsError(error, wanted);
  } finally {
    client.destroy();
  }
}

/** From our own environment, which also holds what .env says; the SDK knows only the process's. */
function clientOptions({ region }: AwsReference, env: Environment): sdk.SecretsManagerClientConfig {
  const inUse = region ?? env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'];
  const endpoint = env['AWS_ENDPOINT_URL_SECRETS_MANAGER'] ?? env['AWS_ENDPOINT_URL'];
  return {
    ...credentialsIn(env),
    ...(inUse && { region: inUse }),
    ...(endpoint && { endpoint }),
    // It may be asked again: a read costs nothing to speak of.
    maxAttempts: 3,
    // Otherwise it writes its advice on credentials to the terminal.
    logger: { debug: nothing, info: nothing, warn: nothing, error: nothing },
  };
}

const nothing = (): void => {};

/** A profile wins over keys, as it does in the SDK. Without either, the SDK looks in all its places. */
function credentialsIn(env: Environment): sdk.SecretsManagerClientConfig {
  const { AWS_PROFILE: profile, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (profile) return { profile };
  if (!accessKeyId || !secretAccessKey) return {};
  const sessionToken = env['AWS_SESSION_TOKEN'];
  return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) } };
}

function pick(text: string | undefined, { id, key }: AwsReference): string {
  if (text === undefined) {
    throw new UserError(`The secret ${id} holds bytes.`, { hint: 'Store the key as text in AWS Secrets Manager.' });
  }
  const map = mapIn(text);
  if (map === undefined) {
    if (key === undefined) return text;
    throw new UserError(`The secret ${id} is a text, not a map.`, { hint: `Leave out #${key}.` });
  }
  const value = key === undefined ? undefined : map.get(key);
  if (typeof value === 'string') return value;
  const wrong = key === undefined ? 'is a map' : `has no text under "${key}"`;
  const names = [...map.keys()].map((name) => `#${name}`).join(', ');
  throw new UserError(`The secret ${id} ${wrong}.`, { hint: `Name one of its keys after it: ${names}.` });
}

/** The console of AWS stores a map in JSON, whatever a person types into its form. */
function mapIn(text: string): Map<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}

function notInstalled(cause: unknown): never {
  throw new UserError('A key is kept in AWS Secrets Manager, whose SDK is not installed.', {
    hint: 'npm install @aws-sdk/client-secrets-manager',
    cause,
  });
}
