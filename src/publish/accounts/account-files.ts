import { chmod, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { fileError } from '../../store/file-error.ts';
import { hasCode } from '../../store/has-code.ts';
import { writeAtomically } from '../../store/write-atomically.ts';
import type { Account } from '../publisher-tools.ts';
import { type Secrets, secretsSchema, type StoredSecrets } from './secrets.ts';

// accounts/<service>/<name>.json: one file for each account, so that renewing one never touches another.

const schema = z.object({
  account: z.object({
    service: z.string(),
    name: z.string(),
    id: z.string(),
    baseUrl: z.string().optional(),
    settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  }),
  secrets: secretsSchema,
});

export interface StoredAccount {
  readonly account: Account;
  readonly secrets: StoredSecrets;
}

export type AccountName = Pick<Account, 'service' | 'name'>;

export function accountFile(folder: string, { service, name }: AccountName): string {
  return join(folder, service, `${checked(name)}.json`);
}

/** It becomes a file name on every system. */
function checked(name: string): string {
  if (/^[a-z0-9][a-z0-9._-]{0,63}$/.test(name)) return name;
  throw new UserError(`“${name}” cannot be the name of an account.`, {
    hint: 'Use small letters a-z, digits, dots, - and _, such as brand-de.',
  });
}

/** Undefined when there is no such account. */
export async function readAccount(folder: string, name: AccountName): Promise<StoredAccount | undefined> {
  const file = accountFile(folder, name);
  try {
    const { account, secrets } = schema.parse(JSON.parse(await readFile(file, 'utf8')));
    return { account: { ...account, baseUrl: account.baseUrl }, secrets };
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    if (hasCode(error)) throw fileError(error, file);
    // Neither the text nor what zod says of it: both hold secrets.
    throw new UserError(`${file} cannot be read as an account.`, {
      hint: `Connect it again: reelmill connect ${name.service} --account ${name.name}`,
    });
  }
}

export async function writeAccount(
  folder: string,
  stored: { readonly account: Account; readonly secrets: Secrets },
): Promise<void> {
  await writeAtomically(accountFile(folder, stored.account), `${JSON.stringify(stored, undefined, 2)}\n`, {
    mode: 0o600,
  });
}

/** Nobody else may even see which accounts there are. */
export async function makeAccountFolder(folder: string, service: string): Promise<void> {
  const own = join(folder, service);
  try {
    await mkdir(own, { recursive: true, mode: 0o700 });
    await chmod(own, 0o700);
  } catch (error) {
    throw fileError(error, own);
  }
}

export async function removeAccount(folder: string, name: AccountName): Promise<void> {
  await rm(accountFile(folder, name), { force: true });
}

/** In the order of the alphabet. */
export async function listAccounts(folder: string): Promise<AccountName[]> {
  const services = await namesIn(folder);
  const found = services.map(async (service) =>
    (await namesIn(join(folder, service)))
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({ service, name: name.slice(0, -'.json'.length) })),
  );
  return (await Promise.all(found)).flat();
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  }
}
