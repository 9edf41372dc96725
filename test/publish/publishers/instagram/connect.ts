import { createInstagram } from '../../../../src/publish/publishers/instagram/instagram.ts';
import type { Publisher } from '../../../../src/publish/publisher.ts';
import { metaAccount, metaTools, tokens } from '../meta/meta-tools.ts';

export const user = '17841400000000001';

interface Connection {
  readonly now?: () => number;
  readonly renewed?: string | undefined;
  readonly silenceMs?: number;
}

/** A publisher for the emulator at this address; each is a new one, as after a crash. */
export function connect(
  baseUrl: string,
  { now = Date.now, renewed = tokens[1], silenceMs = 30_000 }: Connection = {},
): Publisher {
  return createInstagram(metaTools({ account: metaAccount('instagram', user, baseUrl), now, renewed }), { silenceMs });
}
