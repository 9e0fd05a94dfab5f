import { type Dirent, readdirSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import type { IgnoreScope } from './ignore-scope.ts';

/** Extensions of files to look for in directories. */
const MANIFEST = /\.(?:ya?ml|json)$|\.tf$/i;

/** A name that kustomize looks for too. */
const KUSTOMIZATION = 'Kustomization';

/** Directories without manifests of the tree. */
export const NEVER_WALKED: ReadonlySet<string> = new Set(['.git', 'node_modules', '.terraform']);

export function isManifestName(name: string): boolean {
  return MANIFEST.test(name) || name === KUSTOMIZATION;
}

/** Callbacks of a walk; paths are absolute. */
export interface WalkVisitor {
  /** The scope in which the entries of a directory are judged, from that of the directory around it. */
  enter(directory: string, scope: IgnoreScope | undefined): IgnoreScope | undefined;
  excludes(path: string, isDirectory: boolean): boolean;
  onFile(path: string, isLink: boolean): void;
  /** A manifest or a directory that git ignores. */
  onIgnored(path: string): void;
  onError(path: string, error: unknown): void;
}

/**
 * Visits the manifests below a directory. Ignored directories are not entered. Links to files count as files; links to
 * directories are not followed, so a loop does no harm.
 */
export function walk(directory: string, scope: IgnoreScope | undefined, visitor: WalkVisitor): void {
  visit(directory, list(directory, visitor), scope, visitor);
}

function visit(
  directory: string,
  entries: readonly Dirent[],
  scope: IgnoreScope | undefined,
  visitor: WalkVisitor,
): void {
  const start = directory.endsWith(sep) ? directory : `${directory}${sep}`;
  for (const entry of entries) {
    // Both are normalized, so that `join` is not needed.
    const path = `${start}${entry.name}`;
    const isDirectory = entry.isDirectory();
    if (isDirectory ? NEVER_WALKED.has(entry.name) : !isManifestName(entry.name)) continue;
    if (visitor.excludes(path, isDirectory)) continue;
    if (scope?.ignores(path, isDirectory)) visitor.onIgnored(path);
    else if (isDirectory) descend(path, scope, visitor);
    else if (entry.isFile()) visitor.onFile(path, false);
    else if (entry.isSymbolicLink() && isLinkToFile(path)) visitor.onFile(path, true);
  }
}

/** Most directories hold nothing that changes the scope, which is known as soon as they are listed. */
function descend(directory: string, scope: IgnoreScope | undefined, visitor: WalkVisitor): void {
  const entries = list(directory, visitor);
  const changes = entries.some(({ name }) => name === '.git' || name === '.gitignore');
  visit(directory, entries, changes ? visitor.enter(directory, scope) : scope, visitor);
}

function list(directory: string, visitor: WalkVisitor): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    visitor.onError(directory, error);
    return [];
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
