import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { IgnoreScope } from './gitignore.ts';

/** Endings of the files that a directory is searched for. */
const MANIFEST = /\.(?:ya?ml|json)$/i;

/** Directories that hold no manifests of the tree they are in. */
const NEVER_WALKED = new Set(['.git', 'node_modules']);

export function isManifestName(name: string): boolean {
  return MANIFEST.test(name);
}

/** What a walk asks about and tells; paths are absolute. */
export interface WalkVisitor {
  /** The scope in which the entries of a directory are judged, from that of the directory around it. */
  enter(directory: string, scope: IgnoreScope | undefined): IgnoreScope | undefined;
  excludes(path: string, isDirectory: boolean): boolean;
  onFile(path: string): void;
  /** A manifest or a directory that git ignores. */
  onIgnored(path: string): void;
  onError(path: string, error: unknown): void;
}

/**
 * Visits the manifests below a directory. Ignored directories are not entered. Links to files count as files; links to
 * directories are not followed, so a loop does no harm.
 */
export function walk(directory: string, scope: IgnoreScope | undefined, visitor: WalkVisitor): void {
  let entries: Dirent[];
  try {
    entries = readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    visitor.onError(directory, error);
    return;
  }
  for (const entry of entries) {
    const path = join(directory, entry.name);
    const isDirectory = entry.isDirectory();
    if (isDirectory ? NEVER_WALKED.has(entry.name) : !isManifestName(entry.name)) continue;
    if (visitor.excludes(path, isDirectory)) continue;
    if (scope?.ignores(path, isDirectory)) visitor.onIgnored(path);
    else if (isDirectory) walk(path, visitor.enter(path, scope), visitor);
    else if (entry.isFile() || (entry.isSymbolicLink() && isLinkToFile(path))) visitor.onFile(path);
  }
}

/** False for a broken link too: editors leave such lock files (`.#web.yaml`) next to what they edit. */
export function isLinkToFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}
