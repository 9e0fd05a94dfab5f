import { resolve } from 'node:path';
import type { OpenDocuments } from './open-documents.ts';
import type { Root, RootHost } from './root.ts';

/** The files of a root, with the texts that the client has open in place of what is written. */
export function withOpenDocuments({ directory, host, uriOf }: Root, documents: OpenDocuments): RootHost {
  const textOf = (path: string) => documents.get(uriOf(resolve(directory, path)))?.getText();
  return {
    ...host,
    read(path) {
      const text = textOf(path);
      return text === undefined ? host.read(path) : new TextEncoder().encode(text);
    },
    locate: (path) => host.locate(path) ?? (textOf(path) === undefined ? undefined : resolve(directory, path)),
  };
}
