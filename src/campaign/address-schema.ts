import { z } from 'zod';

const address = z
  .string()
  .min(1)
  .refine(
    (text) => ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? ''),
    'must be an address that begins with http:// or https://',
  )
  .refine(
    (text) => holdsNoSecret(URL.parse(text)),
    'may hold no user name, password or query: keys have places of their own',
  );

/** Where a service listens. It is shown in messages, so it must hold no secret. */
export const serviceAddress = address;

/** Where services reach us. Their calls carry what is worth reading, so only this machine itself may go without encryption. */
export const publicAddress = address.refine(
  (text) => isPrivateWay(URL.parse(text)),
  'must begin with https://, since anybody on the way could read and forge what comes over http://',
);

function holdsNoSecret(url: URL | null): boolean {
  return url === null || (url.username === '' && url.password === '' && url.search === '');
}

const loopback = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/;

function isPrivateWay(url: URL | null): boolean {
  return url?.protocol !== 'http:' || loopback.test(url.hostname);
}
