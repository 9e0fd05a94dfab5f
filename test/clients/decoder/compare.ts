import type { Decoded } from './oracle.ts';

/** What a reader makes of one document: its value, or why it refuses it. */
export interface Outcome {
  readonly value?: unknown;
  readonly error?: string;
}

/** Reads a text as a file of manifests, document by document. */
export type Reader = (text: string) => readonly Outcome[];

/** How a reader differs from Kubernetes; the first one of a file. */
export interface Difference {
  /**
   * `value`: both accept, with different values; `accepts`: Kubernetes refuses the document; `refuses`: only the reader
   * does; `throws`: the reader did not return.
   */
  readonly kind: 'value' | 'accepts' | 'refuses' | 'throws';
  /** Whose refusal it is, in words, without what is particular to a text; empty for values. */
  readonly reason: string;
}

/** The first difference, or undefined; documents that hold nothing count for nothing, as kubectl passes over them. */
export function compare(text: string, read: Reader, decoded: readonly Decoded[]): Difference | undefined {
  let ours: readonly Outcome[];
  try {
    ours = read(text).filter(holdsSomething);
  } catch (error) {
    return { kind: 'throws', reason: general(String(error)) };
  }
  const theirs = decoded.filter(holdsSomething);
  const isRefused = ours.some(({ error }) => error !== undefined);
  const end = theirs.find(({ stops }) => stops);
  // kubectl refuses the whole file then: how much of it a reader gives before it does so too is its own affair.
  if (end && isRefused) return undefined;
  if (end) return { kind: 'accepts', reason: general(end.error ?? '') };
  for (let index = 0; index < Math.max(ours.length, theirs.length); index++) {
    const difference = compareDocument(ours[index] ?? { value: null }, theirs[index] ?? { value: null });
    if (difference) return difference;
  }
  return undefined;
}

function compareDocument(ours: Outcome, theirs: Decoded): Difference | undefined {
  if (theirs.error !== undefined) {
    return ours.error === undefined ? { kind: 'accepts', reason: general(theirs.error) } : undefined;
  }
  if (ours.error !== undefined) {
    // Which of two keys wins is chance in Kubernetes, so that refusing them is right too.
    return theirs.ambiguous ? undefined : { kind: 'refuses', reason: general(ours.error) };
  }
  if (theirs.ambiguous || canonical(ours.value) === canonical(theirs.value)) return undefined;
  return { kind: 'value', reason: '' };
}

function holdsSomething({ value, error }: Outcome): boolean {
  return error !== undefined || (value !== null && value !== undefined);
}

/** JSON with keys in order; -0 is 0, as what reads JSON makes no difference. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`);
    return `{${entries.sort().join()}}`;
  }
  if (value === 0) return '0';
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : JSON.stringify(value ?? null);
}

function general(message: string): string {
  return message
    .split('\n', 1)[0]!
    .replace(/^error converting YAML to JSON: |line \d+: |offset \d+: /g, '')
    .replace(/'[^']*'|separator: .*|`[^`]*`|"[^"]*"|map\[.*/g, '…')
    .replace(/\d+/g, 'N')
    .slice(0, 100);
}
