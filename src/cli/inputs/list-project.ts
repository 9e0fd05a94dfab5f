import type { Project } from '../../config/project.ts';
import type { Host, Listing, Problem } from '../../engine/host.ts';
import type { ContextArguments } from '../arguments/arguments.ts';

export interface ProjectListing extends Listing {
  /** Files that are read though nobody asks for a report of them, in code-unit order. */
  readonly context: readonly string[];
}

/** What a command line says about files. */
export interface FileArguments {
  /** Files, directories and globs. */
  readonly patterns: readonly string[];
  /** Whether they, or stdin, were given; otherwise they stand for the current directory. */
  readonly namesFiles: boolean;
  readonly hasStdin: boolean;
  readonly context: ContextArguments;
}

/**
 * What patterns stand for, in a project when there is a configuration. The manifests that it includes stand in for the
 * current directory when nothing is named, and are the context of whatever is. An ignored file that is named is left out
 * without a word, since hooks name whatever has changed.
 */
export async function listProject(args: FileArguments, host: Host, project?: Project): Promise<ProjectListing> {
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

async function listNamed(patterns: readonly string[], host: Host, project: Project | undefined): Promise<Listing> {
  const listing = await host.list(patterns);
  const files = leaveIgnored(listing.files, project);
  return { files, problems: [...listing.problems, ...emptied(listing.files, files, patterns)] };
}

/** All that a run without arguments would lint, and whatever is named; what is taken away is taken away here too. */
async function listContext(
  { patterns, namesFiles, context }: FileArguments,
  host: Host,
  needsContext: boolean,
): Promise<Listing> {
  const isWhole = needsContext && context.isProject && namesFiles;
  const starts = [...(isWhole ? ['.'] : []), ...context.patterns];
  if (starts.length === 0) return { files: [], problems: [] };
  return host.list([...starts, ...patterns.filter((pattern) => pattern.startsWith('!'))]);
}

async function includedFiles(project: Project, host: Host): Promise<Listing | undefined> {
  if (!project.included) return undefined;
  const { listIncluded } = await import('../../config/include.ts');
  const { formatSpan } = await import('../../config/problem.ts');
  const { files, problems } = await listIncluded(project, host);
  return { files, problems: problems.map(({ span, reason }) => ({ path: formatSpan(span), reason })) };
}

function leaveIgnored(paths: readonly string[], project: Project | undefined): readonly string[] {
  return project ? paths.filter((path) => !project.isIgnored(path)) : paths;
}

/** A directory or a glob of which nothing is left is more likely a mistake. */
function emptied(listed: readonly string[], left: readonly string[], patterns: readonly string[]): Problem[] {
  if (left.length > 0 || listed.length === 0) return [];
  const isNamed = (pattern: string) => listed.includes(pattern.replace(/^(?:\.\/)+/, ''));
  const others = patterns.filter((pattern) => !pattern.startsWith('!') && !isNamed(pattern));
  return others.map((path) => ({ path, reason: 'the configuration ignores all that is here' }));
}
