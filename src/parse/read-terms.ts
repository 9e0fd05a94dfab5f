/**
 * Kinds of objects that are asked for. Where words stand behind a kind, its objects are asked for only when one of them
 * is written anywhere in their document.
 */
export type AskedKinds = ReadonlyMap<string, readonly string[]>;

/** Which objects anybody asks for, by their kind; all of them are without it. */
export interface ReadTerms {
  readonly isWanted?: ((kind: string) => boolean) | undefined;
  readonly wordsOf?: ((kind: string) => readonly string[]) | undefined;
}

/** Objects of these kinds are asked for, and lists of whatever kind; without kinds, all are. */
export function readTermsFor(asked: AskedKinds | undefined): ReadTerms {
  if (!asked) return {};
  return { isWanted: (kind) => asked.has(kind) || kind.endsWith('List'), wordsOf: (kind) => asked.get(kind) ?? [] };
}

/** Whether one of `words`, if there are any, may be meant somewhere in a text. Behind a backslash anything may be. */
export function mayMention(text: string, words: readonly string[]): boolean {
  return words.length === 0 || text.includes('\\') || words.some((word) => text.includes(word));
}
