export const awsPrefix = 'secret:aws:';

/** A secret in AWS Secrets Manager. */
export interface AwsReference {
  /** Name or ARN. */
  readonly id: string;
  /** Which value of a secret that is a map; undefined when all of it is the secret. */
  readonly key: string | undefined;
  /** What an ARN says; it may differ from the region that the process works in. */
  readonly region: string | undefined;
}

/** Reads `secret:aws:NAME` or `secret:aws:NAME#key`. No name may hold a #, so the first one ends it. */
export function parseAwsReference(reference: string): AwsReference {
  const [id = '', ...key] = reference.slice(awsPrefix.length).split('#');
  const region = /^arn:[\w-]+:secretsmanager:([\w-]+):/.exec(id)?.[1];
  return { id, key: key.length === 0 ? undefined : key.join('#'), region };
}
