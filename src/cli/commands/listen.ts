import { ExitCode, UserError } from '../../errors.ts';
import { providerIds } from '../../generate/registry.ts';
import { openLedger } from '../../ledger/open-ledger.ts';
import { type Address, listenOn } from '../../listen/listen-on.ts';
import { createReceiver } from '../../listen/receiver.ts';
import { configName } from '../../project/load-config.ts';
import { providers } from '../../run-campaign.ts';
import { openVault } from '../../secrets/vault.ts';
import { findMedia } from '../../workspace.ts';
import { readSettings } from '../project-ledger.ts';
import type { Terminal } from '../terminal.ts';

/** Takes the calls of services until it is interrupted. The runs of this project find what came in the ledger. */
export async function listen(address: Address, terminal: Terminal): Promise<ExitCode> {
  const { now, redactor, stderr } = terminal;
  const { config, env, ledgerFile } = await readSettings(terminal);
  if (config.webhooks === undefined) throw unexpected();
  const media = () => findMedia(env, config);
  const open = providers({ project: { config }, media, env, vault: openVault(env, redactor) });
  const provider = async (id: string) => (providerIds.includes(id) ? await open(id) : undefined);
  const note = (line: string): void => void stderr.write(`${new Date(now()).toISOString()} ${line}\n`);
  const ledger = await openLedger(ledgerFile, { now: () => new Date(now()) });
  try {
    const listener = await listenOn(createReceiver({ provider, ledger, now, note }), address);
    stderr.write(`Listening on ${listener.url}/webhooks/<provider>. Ctrl-C ends it.\n`);
    await interruption(terminal);
    await listener.close();
    return ExitCode.done;
  } finally {
    await ledger.close();
  }
}

function unexpected(): UserError {
  return new UserError('The runs of this project expect no calls.', {
    hint: `Add to ${configName}: webhooks: { publicUrl: https://hooks.example.com }, the address where services reach this command.`,
  });
}

async function interruption({ onInterrupt }: Terminal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = onInterrupt(resolve);
  await promise;
  stop();
}
