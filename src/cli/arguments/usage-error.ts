/** A mistake on the command line. The message is for whoever typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** Lines below the message. */
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.details = details;
  }
}
