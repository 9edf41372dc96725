import type { Known } from '../../ask.ts';
import { jsonApi, type Complaint, type JsonApi } from '../../json-api.ts';
import type { PublisherTools } from '../../publisher-tools.ts';

/** https://api.pinterest.com, or as `baseUrl` of the account https://api-sandbox.pinterest.com, where apps on trial may try. */
export function pinterestApi(tools: PublisherTools): JsonApi {
  return jsonApi(tools, { base: tools.account.baseUrl ?? 'https://api.pinterest.com', explain });
}

const meanings: Readonly<Record<string, Known>> = {
  '29': {
    hint: 'The app is on trial, or lacks a scope: pins are for apps with standard access and boards:write, pins:write.',
  },
  '40': { hint: 'Look at the board’s number: it must be one of this account.' },
};

function explain({ code, message }: Complaint): Known | undefined {
  if (/trial access/i.test(message)) {
    return {
      hint: 'Apps on trial make no pins here: apply for standard access at https://developers.pinterest.com/apps/',
    };
  }
  return meanings[code];
}
