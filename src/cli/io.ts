import type { Report } from '../engine/findings/report.ts';
import type { Settings } from '../settings.ts';

/** The environment of a command line program. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the working directory. */
  readonly cwd: string;
  /** Called when files have been linted. */
  readonly onLinted?: (run: LintedRun) => void;
}

/** The report as data. */
export interface LintedRun {
  readonly report: Report;
  /** Settings of the configuration and the command line. */
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
