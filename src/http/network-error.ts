const badPort = 'bad port';
const beforeSending = /^(?:UND_ERR_CONNECT_TIMEOUT$|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_)/;

/** What the network said, such as `ECONNRESET`, and whether it proves that not a byte of the request left. */
export function networkError(error: unknown): { readonly code: string; readonly unsent: boolean } | undefined {
  // fetch hides the cause two levels down; several addresses of one host fail as an AggregateError.
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof AggregateError) {
      const all = at.errors.map(networkError);
      return all[0] && { code: all[0].code, unsent: all.every((each) => each?.unsent) };
    }
    // The Fetch standard's word for ports such as 9 and 6000, which it never connects to; it comes without a code.
    if (at.message === badPort) return { code: badPort, unsent: true };
    if ('code' in at && typeof at.code === 'string') return { code: at.code, unsent: isUnsent(at, at.code) };
  }
  return undefined;
}

function isUnsent(error: Error, code: string): boolean {
  const inCall = 'syscall' in error ? error.syscall : undefined;
  return inCall === 'connect' || inCall === 'getaddrinfo' || beforeSending.test(code);
}
