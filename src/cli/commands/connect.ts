import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { suggestName } from '../../campaign/nearest-name.ts';
import { ExitCode, UserError } from '../../errors.ts';
import { findRoot } from '../../project/find-root.ts';
import { configName, loadConfig } from '../../project/load-config.ts';
import { projectEnv } from '../../project/project-env.ts';
import { accountsFolder } from '../../publish/accounts/accounts-folder.ts';
import { type Accounts, type Connection, openAccounts } from '../../publish/accounts/open-accounts.ts';
import { connectAccount } from '../../publish/connect/connect-account.ts';
import type { ServiceSettings } from '../../publish/connect/connect-tools.ts';
import { connectable } from '../../publish/connect/find-sign-in.ts';
import { createRedactor } from '../../secrets/redactor.ts';
import { openVault } from '../../secrets/vault.ts';
import { askPerson } from '../ask-person.ts';
import { lastsWords, ownerWords } from '../connection-words.ts';
import { table } from '../table.ts';
import type { Terminal } from '../terminal.ts';
import { hang } from '../wrap.ts';

export interface ConnectOptions {
  readonly account?: string | undefined;
  readonly as?: string | undefined;
  readonly server?: string | undefined;
  readonly token?: string | true | undefined;
  /** False for --no-browser. */
  readonly browser: boolean;
  readonly list?: boolean | undefined;
  readonly remove?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Connects an account, lists those that are connected, or forgets one. */
export async function connect(
  service: string | undefined,
  options: ConnectOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  checkService(service);
  const redactor = terminal.redactor ?? createRedactor();
  const { now } = terminal;
  const accounts = openAccounts(accountsFolder(terminal.env), { fetch, now, onSecrets: redactor.add });
  if (options.list) return await list(service, options, accounts, terminal);
  if (service === undefined) {
    throw new UserError('Which service?', { hint: `${connectable.join(', ')}; or --list.` });
  }
  if (options.remove) return await remove(service, options, accounts, terminal);
  const { settings, secret } = await configured(service, terminal);
  const interrupt = new AbortController();
  const stop = terminal.onInterrupt(() =>
    interrupt.abort(new UserError('Nothing was connected.', { exitCode: ExitCode.interrupted })),
  );
  try {
    const { account: name, as, server, token } = options;
    const request = { service, name, as, server, token };
    const person = askPerson(terminal, { opens: options.browser });
    const connected = await connectAccount(request, {
      ...{ fetch, now, settings, secret, accounts, person },
      signal: interrupt.signal,
      random: randomBytes,
      onSecrets: redactor.add,
    });
    show(connected, connected.notes, options, terminal);
    return ExitCode.done;
  } finally {
    stop();
  }
}

function checkService(service: string | undefined): void {
  if (service === undefined || connectable.includes(service)) return;
  throw new UserError(`Nothing can be connected that is called “${service}”.`, {
    hint: suggestName(service, connectable),
  });
}

async function configured(service: string, { cwd, env: ofProcess, redactor }: Terminal) {
  const root = findRoot(join(cwd, 'any'));
  const { config, diagnostics } = await loadConfig(root, { env: ofProcess, cwd });
  if (diagnostics.length > 0) throw new UserError(`${configName} has mistakes`, { diagnostics });
  const services: Readonly<Record<string, ServiceSettings | undefined>> = config.publish.services;
  const secret = openVault(await projectEnv(root, ofProcess), redactor).read;
  return { settings: services[service] ?? { settings: {} }, secret };
}

async function list(
  service: string | undefined,
  { json }: ConnectOptions,
  accounts: Accounts,
  { stdout, now }: Terminal,
): Promise<ExitCode> {
  const found = (await accounts.list()).filter(({ account }) => service === undefined || account.service === service);
  if (json) {
    stdout.write(`${JSON.stringify(found.map(plainly), undefined, 2)}\n`);
    return ExitCode.done;
  }
  const columns = [{ title: 'ACCOUNT' }, { title: 'PUBLISHES AS', shrink: true }, { title: 'LASTS', optional: true }];
  const rows = found.map((one) => [nameOf(one), ownerWords(one), lastsWords(one, now())]);
  const lines =
    found.length === 0 ? ['No account is connected: reelmill connect SERVICE'] : table(columns, rows, stdout.columns);
  stdout.write(`${lines.join('\n')}\n`);
  return ExitCode.done;
}

async function remove(
  service: string,
  { account }: ConnectOptions,
  accounts: Accounts,
  { stdout }: Terminal,
): Promise<ExitCode> {
  const own = (await accounts.list()).filter((one) => one.account.service === service);
  const [first, second] = own.filter(({ account: { name } }) => account === undefined || account === name);
  if (first === undefined || second !== undefined) {
    const names = own.map((one) => one.account.name);
    throw new UserError(
      account === undefined ? `Which account of ${service}?` : `There is no account ${service}/${account}.`,
      {
        hint: names.length === 0 ? 'None is connected.' : `--account: ${names.join(', ')}`,
      },
    );
  }
  await accounts.remove(first.account);
  stdout.write(`forgotten  ${nameOf(first)}; ${service} itself may still list the app: take it off there too.\n`);
  return ExitCode.done;
}

function show(one: Connection, notes: readonly string[], { json }: ConnectOptions, { stdout, now }: Terminal): void {
  const lines = [
    `connected  ${nameOf(one)}`,
    `publishes  as ${ownerWords(one)}, ${one.account.id}`,
    `lasts      ${lastsWords(one, now())}`,
    ...notes.map((note) => `note       ${note}`),
  ];
  const text = json
    ? JSON.stringify({ ...plainly(one), notes }, undefined, 2)
    : lines.map((line) => hang(line, 11, stdout.columns)).join('\n');
  stdout.write(`${text}\n`);
}

const nameOf = ({ account: { service, name } }: Connection): string => `${service}/${name}`;

const plainly = ({ account: { service, name, id, settings }, endsAt }: Connection) => ({
  service,
  account: name,
  id,
  settings,
  endsAt: endsAt ?? null,
});
