/** Which objects anybody asks for, by their kind; all of them are without it. */
export interface ReadTerms {
  readonly isWanted?: ((kind: string) => boolean) | undefined;
}

/** Objects of these kinds are asked for, and lists of whatever kind; without kinds, all are. */
export function readTermsFor(asked: ReadonlySet<string> | undefined): ReadTerms {
  return asked ? { isWanted: (kind) => asked.has(kind) || kind.endsWith('List') } : {};
}
