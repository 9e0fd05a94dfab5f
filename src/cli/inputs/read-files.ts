import { type Problem, reasonOf } from '../../engine/host.ts';
import type { Measure } from '../../engine/measure.ts';
import type { Input } from '../../engine/reading/input.ts';
import type { LargeInput } from '../../engine/reading/read.ts';
import { type ReadFile, readManifests } from '../../engine/reading/read-manifests.ts';
import type { ParseOptions } from '../../yaml/parse.ts';

export interface ReadOptions {
  readonly parseOptions: ParseOptions;
  readonly measure: Measure;
  /** Called for a file that cannot be read completely. */
  readonly onProblem: (problem: Problem) => void;
  /** Called with the bytes of files that are read in pieces. */
  readonly onPiece?: ((piece: Uint8Array) => void) | undefined;
}

/** Parses each file as it comes, and drops its bytes. */
export async function readFiles(inputs: Iterable<Input | LargeInput>, options: ReadOptions): Promise<ReadFile[]> {
  const { measure } = options;
  const files: ReadFile[] = [];
  for (const input of inputs) {
    if ('content' in input) files.push(...measure('stage', 'parse', () => readOrReport(input, options)));
    else files.push(...(await readLargeFile(input, options)));
  }
  return explainAll(files);
}

/** A file that takes too much stack or memory costs only itself. */
function readOrReport(input: Input, { parseOptions, onProblem }: ReadOptions): ReadFile[] {
  try {
    return [readManifests(input, parseOptions)];
  } catch (error) {
    onProblem({ path: input.path, reason: `could not be read: ${reasonOf(error)}` });
    return [];
  }
}

/** Parses a file in pieces. */
export async function readLargeFile(
  { path, pieces }: LargeInput,
  { parseOptions, onPiece, onProblem }: Omit<ReadOptions, 'measure'>,
): Promise<ReadFile[]> {
  const { LargeFileReader } = await import('../large-files/large-file-reader.ts');
  const reader = new LargeFileReader(path, parseOptions);
  try {
    for await (const piece of pieces) {
      onPiece?.(piece);
      reader.push(piece);
    }
  } catch (error) {
    // From the pieces: the reader itself does not throw.
    onProblem({ path, reason: (error as Error).message });
    return [];
  }
  return [reader.end()];
}

/** Loads the library that explains problems only if there are any. */
export async function explainAll(files: ReadFile[]): Promise<ReadFile[]> {
  if (!files.some(({ problems }) => problems.some(({ unexplained }) => unexplained))) return files;
  const { explained } = await import('../../engine/reading/explain-problems.ts');
  return files.map(explained);
}
