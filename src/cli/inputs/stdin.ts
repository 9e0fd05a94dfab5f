import { resolve } from 'node:path';
import { LARGEST_FILE, type Problem } from '../../engine/host.ts';
import type { Input } from '../../engine/reading/input.ts';
import type { LargeInput } from '../../engine/reading/read.ts';
import { displayPath } from '../../host/file-names.ts';
import { type Environment, piecesOf } from '../io.ts';

/**
 * What stdin holds, in pieces if that is more than a file that is read at once. Empty stdin is a problem: the program
 * before the pipe has probably failed.
 */
export async function readStdin(
  stdinFilename: string | undefined,
  { stdin }: Pick<Environment, 'stdin'>,
  problems: Problem[],
): Promise<(Input | LargeInput)[]> {
  const path = stdinFilename?.replaceAll('\\', '/') ?? '<stdin>';
  const pieces = piecesOf(stdin)[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let length = 0;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    held.push(next.value);
    length += next.value.length;
    if (length > LARGEST_FILE) return [{ path, pieces: chainAsync(held, pieces) }];
  }
  if (length > 0) return [{ path, content: Buffer.concat(held) }];
  problems.push({ path, reason: 'stdin is empty' });
  return [];
}

/** What comes from stdin stands in for the file of that name, as when an editor or git holds another text of it. */
export function namesOf(stdin: readonly { readonly path: string }[], cwd: string): ReadonlySet<string> {
  return new Set(stdin.map(({ path }) => displayPath(cwd, resolve(cwd, path))));
}

/** What stands in for files of the working directory, by their paths. */
export function textsOf(stdin: readonly (Input | LargeInput)[], cwd: string): ReadonlyMap<string, Uint8Array> {
  return new Map(
    stdin.flatMap((input) =>
      'content' in input && typeof input.content !== 'string'
        ? [[displayPath(cwd, resolve(cwd, input.path)), input.content] as const]
        : [],
    ),
  );
}

async function* chainAsync<Item>(first: readonly Item[], rest: AsyncIterator<Item>): AsyncGenerator<Item, void> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
