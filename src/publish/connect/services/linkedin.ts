import { z } from 'zod';
import type { Identity, Reach, SignIn } from '../sign-in.ts';

const member = z.object({ sub: z.string(), name: z.string() });
const roles = z.object({ elements: z.array(z.object({ organization: z.string() })).default([]) });
const organization = z.object({ localizedName: z.string() });

export const linkedin: SignIn = {
  service: 'linkedin',
  title: 'LinkedIn',
  source: {
    url: 'https://learn.microsoft.com/en-us/linkedin/shared/authentication/authorization-code-flow',
    date: '2026-11-23',
  },
  notes: ['LinkedIn ends a connection after 60 days, unless it has approved the app for refresh tokens.'],
  oauth: {
    authorizeUrl: 'https://www.linkedin.com/oauth/v2/authorization',
    tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
    scopes: ['openid', 'profile', 'w_member_social'],
    // PKCE is for apps that LinkedIn has enabled for it.
    needsSecret: true,
    redirectUri: 'http://localhost:8976/callback',
  },
  byHand: { where: 'the token generator of the developer portal', days: 60 },
  identities: async (reach) => [...(await memberOf(reach)), ...(await organizationsOf(reach))],
};

async function memberOf({ get }: Reach): Promise<Identity[]> {
  const { sub, name } = member.parse(await get('https://api.linkedin.com/v2/userinfo'));
  return [{ id: `urn:li:person:${sub}`, title: name }];
}

/** The pages that the member may post as, where the app may ask (Community Management API). */
async function organizationsOf({ get, scopes, settings }: Reach): Promise<Identity[]> {
  if (!scopes.includes('w_organization_social')) return [];
  const headers = {
    'linkedin-version': String(settings['version'] ?? '202607'),
    'x-restli-protocol-version': '2.0.0',
  };
  const asked = 'https://api.linkedin.com/rest/organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED';
  const { elements } = roles.parse(await get(asked, { headers }));
  return await Promise.all(
    elements.map(async ({ organization: id }) => {
      const page = await get(`https://api.linkedin.com/rest/organizations/${id.split(':').at(-1)}`, { headers });
      return { id, title: organization.parse(page).localizedName };
    }),
  );
}
