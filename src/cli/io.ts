import type { Report } from '../engine/findings/report.ts';
import type { Settings } from '../settings.ts';

/** What a command line program is given by its surroundings. */
export interface Io {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the working directory. */
  readonly cwd: string;
  /** Called when files have been linted, and not only a question about the program was answered. */
  readonly onLinted?: (run: LintedRun) => void;
}

/** What was reported, as data, for those who show it in ways of their own. */
export interface LintedRun {
  readonly report: Report;
  /** What the configuration and the command line say of the cluster. */
  readonly settings: Partial<Settings>;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Width of the terminal in cells. */
  readonly columns?: number;
}

/** Everything that comes, to the end. */
export async function readAll(stream: Io['stdin']): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of piecesOf(stream)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What comes, as bytes. */
export async function* piecesOf(stream: Io['stdin']): AsyncGenerator<Uint8Array, void> {
  for await (const piece of stream) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}
