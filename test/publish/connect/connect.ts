import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openAccounts } from '../../../src/publish/accounts/open-accounts.ts';
import { connectAccount } from '../../../src/publish/connect/connect-account.ts';
import type { ConnectRequest, ServiceSettings } from '../../../src/publish/connect/connect-tools.ts';

export const now = Date.parse('2026-11-24T10:00:00Z');

const known: Readonly<Record<string, string>> = {
  '${APP_SECRET}': 'app-secret',
  '${HAND_MADE}': 'hand-made-token',
};

export interface Attempt extends Partial<ConnectRequest> {
  readonly service: string;
  readonly settings?: Partial<ServiceSettings>;
  readonly folder: string;
  /** What the person types, in order. */
  readonly types?: readonly (string | Promise<string>)[];
  readonly signal?: AbortSignal;
  /** The browser; it goes where it is sent unless told otherwise. */
  readonly visit?: (url: string) => void;
}

/** Connects as the command does, with a browser that follows every redirect and a person who types. */
export async function connect({ folder, settings = {}, types = [], signal, visit, ...request }: Attempt) {
  const secrets: string[] = [];
  const typed = [...types];
  const onSecrets = (more: readonly string[]) => void secrets.push(...more);
  const accounts = openAccounts(folder, { fetch, now: () => now, onSecrets });
  const connected = await connectAccount(
    { name: undefined, as: undefined, server: undefined, token: undefined, ...request },
    {
      ...{ fetch, accounts, onSecrets, random: randomBytes, now: () => now },
      settings: { settings: {}, ...settings },
      secret: async (reference) => {
        const found = known[reference] ?? '';
        secrets.push(found);
        return found;
      },
      signal: signal ?? new AbortController().signal,
      person: {
        visit: visit ?? ((url) => void fetch(url).catch(() => undefined)),
        ask: async () => typed.shift() ?? '',
        askSecret: async () => typed.shift() ?? '',
        choose: async (_, identities) => {
          const found = identities.find(({ title }) => title === typed[0]);
          if (found === undefined) throw new Error(`not offered: ${identities.map(({ title }) => title).join(', ')}`);
          return found;
        },
      },
    },
  );
  return { connected, secrets };
}

/** What lies on the disk of an account. */
export async function stored(folder: string, service: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, service, `${name}.json`), 'utf8'));
}
