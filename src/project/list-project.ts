import type { Project } from '../config/project.ts';
import type { Host, Listing, Problem } from '../engine/host.ts';
import { formatSpan } from '../source/span.ts';

export interface ProjectListing extends Listing {
  /** Files that are read but not reported, in code-unit order. */
  readonly context: readonly string[];
}

/** What else is read, besides what is reported. */
export interface NamedContext {
  /** Whether all is read that a run without arguments would lint. */
  readonly isProject: boolean;
  /** Files, directories and globs. */
  readonly patterns: readonly string[];
}

/** The files of a run. */
export interface NamedFiles {
  /** Files, directories and globs. */
  readonly patterns: readonly string[];
  /** Whether they, or stdin, were given; otherwise they are the current directory. */
  readonly namesFiles: boolean;
  readonly hasStdin: boolean;
  readonly context: NamedContext;
}

/** A run without arguments. */
export const WHOLE_PROJECT: NamedFiles = {
  patterns: ['.'],
  namesFiles: false,
  hasStdin: false,
  context: { isProject: false, patterns: [] },
};

/**
 * Resolves patterns. The manifests that a configuration includes replace the current directory if nothing is named, and
 * are context otherwise. Ignored files are left out even if named, because hooks name whatever has changed.
 */
export async function listProject(
  args: NamedFiles,
  host: Pick<Host, 'list'>,
  project?: Project,
): Promise<ProjectListing> {
  const { patterns, namesFiles } = args;
  const included = project && (await includedFiles(project, host));
  const named = included && !namesFiles ? included : await listNamed(patterns, host, project);
  const needsContext = !included && (named.files.length > 0 || args.hasStdin);
  const context = await listContext(args, host, needsContext);
  const isNamed = new Set(named.files);
  const others = new Set([...(namesFiles ? (included?.files ?? []) : []), ...leaveIgnored(context.files, project)]);
  return {
    files: named.files,
    context: [...others].filter((path) => !isNamed.has(path)).sort(),
    problems: [...named.problems, ...(namesFiles ? (included?.problems ?? []) : []), ...context.problems],
  };
}

async function listNamed(
  patterns: readonly string[],
  host: Pick<Host, 'list'>,
  project: Project | undefined,
): Promise<Listing> {
  const listing = await host.list(patterns);
  const files = leaveIgnored(listing.files, project);
  return { files, problems: [...listing.problems, ...emptied(listing.files, files, patterns)] };
}

/** What a run without arguments would lint, and what --context names, without `!patterns`. */
async function listContext(
  { patterns, namesFiles, context }: NamedFiles,
  host: Pick<Host, 'list'>,
  needsContext: boolean,
): Promise<Listing> {
  const isWhole = needsContext && context.isProject && namesFiles;
  const starts = [...(isWhole ? ['.'] : []), ...context.patterns];
  if (starts.length === 0) return { files: [], problems: [] };
  return host.list([...starts, ...patterns.filter((pattern) => pattern.startsWith('!'))]);
}

async function includedFiles(project: Project, host: Pick<Host, 'list'>): Promise<Listing | undefined> {
  if (!project.included) return undefined;
  const { listIncluded } = await import('../config/include.ts');
  const { files, problems } = await listIncluded(project, host);
  return { files, problems: problems.map(({ span, reason }) => ({ path: formatSpan(span), reason })) };
}

function leaveIgnored(paths: readonly string[], project: Project | undefined): readonly string[] {
  return project ? paths.filter((path) => !project.isIgnored(path)) : paths;
}

/** A directory or a glob with nothing left is probably a mistake. */
function emptied(listed: readonly string[], left: readonly string[], patterns: readonly string[]): Problem[] {
  if (left.length > 0 || listed.length === 0) return [];
  const isNamed = (pattern: string) => listed.includes(pattern.replace(/^(?:\.\/)+/, ''));
  const others = patterns.filter((pattern) => !pattern.startsWith('!') && !isNamed(pattern));
  return others.map((path) => ({ path, reason: 'all files are ignored by the configuration' }));
}
