import type { Place } from '../../kubernetes/place.ts';

/** The values of each message. */
interface Details {
  readonly size: { readonly characters: string };
  readonly section: { readonly section: string; readonly hint: string };
  readonly misplaced: { readonly section: string; readonly key: string; readonly expected: string };
  readonly plugin: { readonly plugin: string; readonly kind: string; readonly hint: string };
  readonly missing: { readonly section: string; readonly keys: string };
  readonly matchRegex: { readonly section: string };
  readonly variable: { readonly variable: string };
  readonly uneven: { readonly line: string; readonly difference: string; readonly others: string };
  readonly shallow: { readonly line: string; readonly section: string };
  readonly owned: { readonly key: string };
  readonly syntax: { readonly problem: string };
  readonly command: { readonly command: string };
  readonly noOutput: undefined;
  readonly unquoted: { readonly value: string };
  readonly processLogs: { readonly value: string };
}

export type LoggingProblemType = keyof Details;

/** A problem of a configuration of the log router, and its place. */
export type LoggingProblem = {
  [Type in LoggingProblemType]: {
    readonly message: Type;
    readonly at: Place;
    readonly notes?: readonly { readonly text: string }[];
  } & (Details[Type] extends undefined ? { readonly data?: undefined } : { readonly data: Details[Type] });
}[LoggingProblemType];
