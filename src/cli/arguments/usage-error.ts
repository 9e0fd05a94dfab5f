/** The command line asks for something that there is not. The message is for the person who wrote it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
