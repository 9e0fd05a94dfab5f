import type { Project } from '../config/project.ts';
import type { Host, Listing, Problem } from '../engine/host.ts';

export interface ProjectListing extends Listing {
  /** Files that are read though nobody asks for a report of them. */
  readonly context: readonly string[];
}

/**
 * What patterns stand for in a project. The manifests that it includes stand in for the current directory when nothing
 * is named, and are the context of whatever is. An ignored file that is named is left out without a word, since hooks
 * name whatever has changed.
 */
export async function listProject(
  patterns: readonly string[],
  { namesFiles }: { readonly namesFiles: boolean },
  host: Host,
  project: Project,
): Promise<ProjectListing> {
  const included = await includedFiles(project, host);
  if (included && !namesFiles) return { ...included, context: [] };
  const listing = await host.list(patterns);
  const files = listing.files.filter((path) => !project.isIgnored(path));
  const named = new Set(files);
  return {
    files,
    context: (included?.files ?? []).filter((path) => !named.has(path)),
    problems: [...listing.problems, ...emptied(listing.files, files, patterns), ...(included?.problems ?? [])],
  };
}

async function includedFiles(project: Project, host: Host): Promise<Listing | undefined> {
  if (!project.included) return undefined;
  const { listIncluded } = await import('../config/include.ts');
  const { formatSpan } = await import('../config/problem.ts');
  const { files, problems } = await listIncluded(project, host);
  return { files, problems: problems.map(({ span, reason }) => ({ path: formatSpan(span), reason })) };
}

/** A directory or a glob of which nothing is left is more likely a mistake. */
function emptied(listed: readonly string[], left: readonly string[], patterns: readonly string[]): Problem[] {
  if (left.length > 0 || listed.length === 0) return [];
  const isNamed = (pattern: string) => listed.includes(pattern.replace(/^(?:\.\/)+/, ''));
  const others = patterns.filter((pattern) => !pattern.startsWith('!') && !isNamed(pattern));
  return others.map((path) => ({ path, reason: 'the configuration ignores all that is here' }));
}
