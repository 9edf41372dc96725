/** The provider's operation belongs to another start: two clips must not be taken from one job. */
export class OperationTakenError extends Error {
  override readonly name = 'OperationTakenError';

  constructor(operation: string, holder: string) {
    super(`The job ${operation} belongs to ${holder} already.`);
  }
}
