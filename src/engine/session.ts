import type { Manifests } from '../kubernetes/manifests.ts';
import type { Report } from './findings/report.ts';
import { lintFiles, manifestsOf } from './lint-files.ts';
import type { LintOptions } from './lint-options.ts';
import type { BuiltFiles } from './reading/built-files.ts';
import { explained } from './reading/explain-problems.ts';
import type { Input } from './reading/input.ts';
import { parseOptionsOf } from './reading/kinds-read.ts';
import { createReadCache } from './reading/read-cache.ts';
import type { RunMemory } from './run.ts';

/** A set of files that changes, as an editor has it. */
export interface Session {
  /** Adds a file, or replaces the one of that path. Nothing is read before the next {@link lint}. */
  open(path: string, content: Input['content']): void;
  /** The same as {@link open}, for a file that is already open. Throws a RangeError when it is not. */
  update(path: string, content: Input['content']): void;
  /** Removes a file; nothing happens when it is not open. */
  close(path: string): void;
  /** Lints what is made of texts in place of those texts, until something else is made of them. */
  use(built: BuiltFiles): void;
  /**
   * Lints the set as it is now. Texts that have not changed since the last time are not read again.
   *
   * @param report whether a file is reported, by its path, in place of the session's own option
   * @param changed texts, by path, that count this once in place of others
   */
  lint(report?: (path: string) => boolean, changed?: ReadonlyMap<string, string>): Report;
  /** The objects of the set as it is now. */
  manifests(): Manifests;
}

/** A session that can be asked what other options would give. */
export interface OpenSession extends Session {
  /** Lints the set with options that read the same kinds as its own do. */
  lintWith(options: LintOptions): Report;
}

/** Starts with an empty set. Bytes and strings that are passed must not be changed afterwards. */
export function createSession(options: LintOptions): Session {
  const { lintWith: _, ...session } = createOpenSession(options);
  return session;
}

export function createOpenSession(options: LintOptions): OpenSession {
  const contents = new Map<string, Input['content']>();
  const cache = createReadCache(parseOptionsOf(options));
  const memory: RunMemory = new WeakMap();
  let built: BuiltFiles | undefined;
  const filesWith = (changed: ReadonlyMap<string, string>) => {
    const texts = [...new Map([...contents, ...changed])].filter(([path]) => !built?.consumed.has(path));
    const files = texts.map(([path, content]) => explained(cache.read({ path, content })));
    return [...files, ...(built?.files(changed) ?? [])];
  };
  return {
    open: (path, content) => void contents.set(path, content),
    update(path, content) {
      if (!contents.has(path)) throw new RangeError(`${path} is not open.`);
      contents.set(path, content);
    },
    close(path) {
      contents.delete(path);
      cache.forget(path);
    },
    use(made) {
      built = made;
    },
    lint(report, changed = new Map()) {
      return lintFiles(filesWith(changed), { ...options, ...(report && { report }) }, memory);
    },
    lintWith: (others) => lintFiles(filesWith(new Map()), others),
    manifests: () => manifestsOf(filesWith(new Map()), options),
  };
}
