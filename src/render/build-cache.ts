import { isSame } from '../engine/reading/read-cache.ts';
import type { ReadFile } from '../engine/reading/read-manifests.ts';
import type { FileReader } from '../kustomize/kustomization.ts';
import type { ParsedFiles } from '../kustomize/source-files.ts';
import type { LastCharts } from './charts/build-charts.ts';

interface Made {
  /** What was there, by the paths that were asked for; undefined for what was not there. */
  readonly asked: ReadonlyMap<string, Uint8Array | undefined>;
  readonly result: unknown;
}

/** What was built before: what is made of the same files is not made again. */
export class BuildCache {
  readonly parsed: ParsedFiles = new Map();
  charts: LastCharts | undefined;
  readonly #made = new Map<string, Made>();
  readonly #files = new Map<string, ReadFile>();

  /** What `make` gives with a reader; of the last time, when all files that it asked for then hold the same. */
  take<Result>(key: string, read: FileReader, make: (read: FileReader) => Result): Result {
    const last = this.#made.get(key);
    if (last && [...last.asked].every(([path, bytes]) => isSame(bytes, read(path)))) return last.result as Result;
    const asked = new Map<string, Uint8Array | undefined>();
    const result = make((path) => {
      const bytes = read(path);
      asked.set(path, bytes);
      return bytes;
    });
    this.#made.set(key, { asked, result });
    return result;
  }

  drop(key: string): void {
    this.#made.delete(key);
  }

  /** The file of the last time, when it has the same text and objects: what is known of it still holds. */
  keep(file: ReadFile): ReadFile {
    const last = this.#files.get(file.path);
    if (last && isSameFile(last, file)) return last;
    this.#files.set(file.path, file);
    return file;
  }
}

function isSameFile(a: ReadFile, b: ReadFile): boolean {
  const [own, others] = [a.parsed?.documents ?? [], b.parsed?.documents ?? []];
  const isSameText = a.source === b.source && a.problems === b.problems;
  return isSameText && own.length === others.length && own.every((each, index) => each === others[index]);
}
