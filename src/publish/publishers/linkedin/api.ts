import { UserError } from '../../../errors.ts';
import type { Answer, Known } from '../../ask.ts';
import { jsonApi, type Complaint, type JsonApi } from '../../json-api.ts';
import type { PublisherTools } from '../../publisher-tools.ts';

/** A month's version lives a year at least; this is the latest one seen on 2026-11-22. The account's `version` says another. */
const usualVersion = '202607';

export function linkedinApi(tools: PublisherTools): JsonApi {
  const { account } = tools;
  return jsonApi(tools, {
    base: account.baseUrl ?? 'https://api.linkedin.com',
    headers: {
      'linkedin-version': String(account.settings['version'] ?? usualVersion),
      'x-restli-protocol-version': '2.0.0',
    },
    explain,
  });
}

/** The member or the organisation that posts, such as `urn:li:organization:5515715`. */
export function authorOf({ account }: Pick<PublisherTools, 'account'>): string {
  if (/^urn:li:(?:person|organization):[\w-]+$/.test(account.id)) return account.id;
  throw new UserError(
    `The id of the LinkedIn account ${account.name} is neither a person's nor an organisation's: ${account.id}`,
    {
      hint: `It reads urn:li:person:… or urn:li:organization:…; connect it again: reelmill connect linkedin --account ${account.name}`,
    },
  );
}

// https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling
function explain({ message }: Complaint, { status }: Answer): Known | undefined {
  if (status === 426)
    return {
      hint: 'LinkedIn has ended this version of its API: set `version` of the account to a later month, such as 202610.',
    };
  if (status === 422 && /duplicate/i.test(message))
    return { hint: 'LinkedIn has a post with the very same words: change the caption.' };
  if (status === 403) {
    return {
      hint: 'The account lacks the right: w_member_social for a person, w_organization_social and the role of an administrator for an organisation.',
    };
  }
  if (status === 429) return { hint: 'The calls of today are used up: LinkedIn counts anew at midnight UTC.' };
  return undefined;
}
