import type { Report } from '../engine/findings/report.ts';
import type { Settings } from '../settings.ts';

/** Where a run takes place. */
export interface Environment {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  /** What will show the text: colours and widths depend on it. */
  readonly stdout: Pick<Output, 'isTTY' | 'columns'>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the working directory. */
  readonly cwd: string;
  /** Called before files are read, with their number. */
  readonly onListed?: (files: number) => void;
}

/** The environment of a command line program. */
export interface Io extends Environment {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Called when files have been linted. */
  readonly onLinted?: (run: LintedRun) => void;
}

/** What a run has come to. */
export interface Outcome {
  readonly code: ExitCode;
  /** The report that goes into no file, or what was asked for instead, in pieces. */
  readonly text: Iterable<string>;
  /** What is not part of the report: notes, and why something could not be linted. */
  readonly messages: readonly string[];
  /** Undefined if nothing was linted. */
  readonly linted?: LintedRun;
}

/** 0: no errors. 1: errors, or more warnings than allowed. 2: something could not be linted. */
export type ExitCode = 0 | 1 | 2;

/** The report as data. */
export interface LintedRun {
  readonly report: Report;
  /** Settings of the configuration and of the options. */
  readonly settings: Partial<Settings>;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal in cells. */
  readonly columns?: number;
}

/** Reads a stream to its end. */
export async function readAll(stream: Io['stdin']): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of piecesOf(stream)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The chunks of a stream, as bytes. */
export async function* piecesOf(stream: Io['stdin']): AsyncGenerator<Uint8Array, void> {
  for await (const piece of stream) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}
