import { LazySourceFile } from '../parse/lazy-source-file.ts';
import { parsedFileOf, type SerializedFile } from '../parse/serialized.ts';
import type { ReadFile } from './read-manifests.ts';

/**
 * What readManifests makes of a file, when its documents were read into JSON before. That is only done for a text without
 * the name of the linter, so that there is no reason to look into it for comments.
 *
 * @param textOf gives the text of the file, which is ASCII
 */
export function readSerialized(path: string, textOf: () => string, serialized: SerializedFile): ReadFile {
  const file = new LazySourceFile(path, textOf);
  return { path, parsed: parsedFileOf(file, serialized), findings: [] };
}
