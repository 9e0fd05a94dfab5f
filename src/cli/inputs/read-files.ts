import { type Problem, reasonOf } from '../../engine/host.ts';
import type { Measure } from '../../engine/measure.ts';
import type { Input } from '../../engine/reading/input.ts';
import type { LargeInput } from '../../engine/reading/read.ts';
import { type ReadFile, readManifests } from '../../engine/reading/read-manifests.ts';
import type { ParseOptions } from '../../yaml/parse.ts';

export interface ReadOptions {
  readonly parseOptions: ParseOptions;
  readonly measure: Measure;
  /** Takes note of a file of which some bytes cannot be read. */
  readonly onProblem: (problem: Problem) => void;
  /** Is shown the bytes of files that are read piece by piece. */
  readonly onPiece?: ((piece: Uint8Array) => void) | undefined;
}

/** Parses files, each as soon as it is there, and drops its bytes. */
export async function readFiles(inputs: Iterable<Input | LargeInput>, options: ReadOptions): Promise<ReadFile[]> {
  const { measure } = options;
  const files: ReadFile[] = [];
  for (const input of inputs) {
    if ('content' in input) files.push(...measure('stage', 'parse', () => readOrReport(input, options)));
    else files.push(...(await readLargeFile(input, options)));
  }
  return explainAll(files);
}

/** A file that takes more stack or memory than there is costs itself, and no other. */
function readOrReport(input: Input, { parseOptions, onProblem }: ReadOptions): ReadFile[] {
  try {
    return [readManifests(input, parseOptions)];
  } catch (error) {
    onProblem({ path: input.path, reason: `could not be read: ${reasonOf(error)}` });
    return [];
  }
}

/** Parses a file piece by piece. */
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
    // The reader throws nothing: the first bytes could be read, and these could not.
    onProblem({ path, reason: (error as Error).message });
    return [];
  }
  return [reader.end()];
}

/** The library that explains is loaded only when there is something to explain. */
export async function explainAll(files: ReadFile[]): Promise<ReadFile[]> {
  if (!files.some(({ problems }) => problems.some(({ unexplained }) => unexplained))) return files;
  const { explained } = await import('../../engine/reading/explain-problems.ts');
  return files.map(explained);
}
