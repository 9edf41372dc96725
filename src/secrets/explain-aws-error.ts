import { UserError } from '../errors.ts';
import type { AwsReference } from './aws-reference.ts';

/** By the name of the SDK's error: what happened, and what to do. Names from the API reference of GetSecretValue and from the common errors of AWS. */
const known: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ResourceNotFoundException: [
    'is not in AWS Secrets Manager',
    'Check the name, and AWS_REGION: each region has secrets of its own.',
  ],
  AccessDeniedException: [
    'may not be read with these credentials',
    'Allow secretsmanager:GetSecretValue on it, and kms:Decrypt when it has a key of its own.',
  ],
  DecryptionFailure: ['could not be decrypted', 'Allow kms:Decrypt on its key.'],
  InvalidRequestException: ['cannot be read in its present state', 'It may be marked for deletion: restore it.'],
  ...sameFor(
    ['UnrecognizedClientException', 'InvalidSignatureException', 'InvalidClientTokenId', 'ExpiredTokenException'],
    ['was asked for with credentials that AWS does not accept', 'Log in again (aws sso login), or renew the keys.'],
  ),
  ...sameFor(
    ['CredentialsProviderError', 'TokenProviderError'],
    [
      'was not asked for: there are no AWS credentials',
      'Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run aws sso login.',
    ],
  ),
  ...sameFor(
    ['TimeoutError', 'AbortError'],
    ['was asked for, and no answer came', 'Check the network and AWS_REGION, and try again.'],
  ),
};

/** What an error of the SDK means to a person. */
export function explainAwsError(error: unknown, { id }: AwsReference): UserError {
  if (error instanceof UserError) return error;
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const [what, hint] = known[name] ?? network(error) ?? noRegion(message) ?? [`could not be read (${name})`, message];
  return new UserError(`The secret ${id} ${what}.`, { hint, cause: error });
}

function network(error: unknown): readonly [string, string] | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^E[A-Z]+$/.test(code)) return undefined;
  return [`was not asked for: AWS cannot be reached (${code})`, 'Check the network, and the name in AWS_REGION.'];
}

/** The SDK throws a plain Error for this. */
function noRegion(message: string): readonly [string, string] | undefined {
  if (!/region is missing/i.test(message)) return undefined;
  return ['was not asked for: no region is known', 'Set AWS_REGION, such as eu-central-1.'];
}

function sameFor<T>(names: readonly string[], words: T): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, words]));
}
