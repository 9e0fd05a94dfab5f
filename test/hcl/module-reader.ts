import type { ModuleReader } from '../../src/hcl/module/module-files.ts';
import { directoryOf, joinPath } from '../../src/text/paths.ts';

/** A reader of files that are held. */
export function readerOf(files: Readonly<Record<string, string>>): ModuleReader {
  const paths = Object.keys(files);
  return {
    names: (directory) =>
      paths.filter((path) => directoryOf(path) === directory).map((path) => path.slice(path.lastIndexOf('/') + 1)),
    read: (path) => {
      const text = Object.hasOwn(files, joinPath('.', path)) ? files[joinPath('.', path)] : undefined;
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
  };
}
