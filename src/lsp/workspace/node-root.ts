import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { URI } from 'vscode-uri';
import { createNodeHost } from '../../host/node-host.ts';
import { filesBelow } from '../../host/repository-files.ts';
import { Roots } from '../../host/roots.ts';
import type { Root } from './root.ts';

/** A directory of this machine; undefined for other URIs, and if it is not a directory. */
export async function openNodeRoot(uri: string): Promise<Root | undefined> {
  const parsed = URI.parse(uri);
  if (parsed.scheme !== 'file') return undefined;
  const directory = parsed.fsPath;
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const real = realpathSync.native(directory);
  const host = createNodeHost({ cwd: directory, gitignore: true });
  return {
    directory,
    host,
    leadsOut(path) {
      const roots = new Roots(directory);
      // A configuration may be above the folder.
      roots.add(dirname(path));
      return roots.leadsOut(path);
    },
    files: () => filesBelow(host, directory),
    // Files are known by their real paths too, and clients by those through which they opened the folder.
    uriOf: (path) => URI.file(path.startsWith(real) ? directory + path.slice(real.length) : path).toString(),
  };
}
