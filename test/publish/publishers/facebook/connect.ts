import type { Account } from '../../../../src/publish/publisher-tools.ts';
import type { Publisher } from '../../../../src/publish/publisher.ts';
import { createFacebook } from '../../../../src/publish/publishers/facebook/facebook.ts';
import { metaAccount, metaTools, tokens } from '../meta/meta-tools.ts';

export const page = '102030405060708';

interface Connection {
  readonly now?: () => number;
  readonly settings?: Account['settings'];
}

/** A publisher for the emulator at this address; each is a new one, as after a crash. */
export function connect(baseUrl: string, { now = Date.now, settings = {} }: Connection = {}): Publisher {
  return createFacebook(
    metaTools({ account: metaAccount('facebook', page, baseUrl, settings), now, renewed: tokens[1] }),
  );
}
