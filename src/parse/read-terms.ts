/** Which objects anybody reads, by their kind; all of them are without it. */
export interface ReadTerms {
  readonly isWanted?: ((kind: string) => boolean) | undefined;
}

/** Objects of these kinds are read, and lists of whatever kind; without kinds, all are. */
export function readTermsFor(kinds: ReadonlySet<string> | undefined): ReadTerms {
  return kinds ? { isWanted: (kind) => kinds.has(kind) || kind.endsWith('List') } : {};
}
