import { once } from 'node:events';
import { openAccounts } from '../../../../src/publish/accounts/open-accounts.ts';

// Asks for a token as a run does, as soon as it is told to.
const [folder = '', service = '', name = '', now = ''] = process.argv.slice(2);
const accounts = openAccounts(folder, { fetch, now: () => Number(now) });
process.stdout.write('ready\n');
await once(process.stdin, 'data');
process.stdout.write(`${await accounts.token({ service, name })}\n`);
process.stdin.destroy();
