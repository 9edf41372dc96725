/**
 * Where nobody listens. A port that a server of this test had a moment ago may be another's by now, as tests run side by
 * side; this one is for programs of the system alone, and none has it (IANA: compressnet, long gone).
 */
export const nobody = '127.0.0.1:2';
