import { resolve } from 'node:path';
import type { Project } from '../config/project.ts';
import type { Host, Problem } from '../engine/host.ts';
import type { Input } from '../engine/lint.ts';
import { readInputs } from '../engine/read.ts';
import { isInShard } from '../engine/shard.ts';
import { displayPath } from '../host/file-names.ts';
import type { Arguments } from './arguments.ts';
import { type Io, readAll } from './io.ts';
import { listProject, type ProjectListing } from './list-project.ts';
import type { Timer } from './timer.ts';

/** What is read, and which of it is reported. */
export interface Sources {
  /** Paths of the files to report. */
  readonly files: readonly string[];
  /** How many files are read. */
  readonly total: number;
  /** Files are read when they are asked for. */
  readonly inputs: Iterable<Input>;
  readonly report: (path: string) => boolean;
}

export interface SourceCircumstances {
  readonly host: Host;
  /** Grows while files are read. */
  readonly problems: Problem[];
  readonly project: Project | undefined;
}

/**
 * What stdin, the patterns and the configuration stand for; `problems` grows while it is read. Read all, report what is
 * named. With nothing to report, nothing is read.
 */
export async function collectSources(
  args: Arguments,
  io: Io,
  { host, problems, project }: SourceCircumstances,
): Promise<Sources> {
  const hasChanged = await changedFiles(args, io);
  const patterns = args.patterns.filter((pattern) => pattern !== '-');
  const hasStdin = patterns.length < args.patterns.length && args.task === 'lint';
  const stdin = hasStdin ? await readStdin(args, io, problems) : [];
  const listing = withoutFiles(
    await listProject({ ...args, patterns, hasStdin }, host, project),
    namesOf(stdin, io.cwd),
  );
  problems.push(...listing.problems);
  const { context } = listing;
  const onlyRead = new Set(context);
  const report = (path: string) => hasChanged(path) && !onlyRead.has(path);
  const { shard } = args;
  const files = listing.files.filter((path) => report(path) && (!shard || isInShard(path, shard)));
  // A shard that has nothing to report has to show that it is of the same run as the others.
  const read = files.length > 0 || stdin.length > 0 || shard ? [...listing.files, ...context].sort() : [];
  const inputs = chain(
    stdin,
    readInputs(host, read, (problem) => problems.push(problem)),
  );
  return { files, total: read.length, inputs, report };
}

/** What comes from stdin stands in for the file of that name, as when an editor or git holds another text of it. */
function namesOf(stdin: readonly Input[], cwd: string): ReadonlySet<string> {
  return new Set(stdin.map(({ path }) => displayPath(cwd, resolve(cwd, path))));
}

function withoutFiles(listing: ProjectListing, names: ReadonlySet<string>): ProjectListing {
  if (names.size === 0) return listing;
  const isOther = (path: string) => !names.has(path);
  return { ...listing, files: listing.files.filter(isOther), context: listing.context.filter(isOther) };
}

async function changedFiles({ changed, gitignore }: Arguments, { cwd, env }: Io): Promise<Sources['report']> {
  if (!changed) return () => true;
  const { findChangedFiles } = await import('./changed-files.ts');
  return findChangedFiles({ base: changed.base, cwd, env, gitignore });
}

/** A host whose work is added up. */
export function measureHost(host: Host, timer: Timer | undefined): Host {
  if (!timer) return host;
  return {
    ...host,
    list: (patterns) => timer.measureAsync('list', () => host.list(patterns)),
    read: (path) => timer.measure('stage', 'read', () => host.read(path)),
  };
}

/** Nothing on stdin is no clean manifest: more likely the program before the pipe has failed. */
async function readStdin({ stdinFilename }: Arguments, io: Io, problems: Problem[]): Promise<Input[]> {
  const path = stdinFilename?.replaceAll('\\', '/') ?? '<stdin>';
  const content = await readAll(io.stdin);
  if (content.length > 0) return [{ path, content }];
  problems.push({ path, reason: 'nothing came in' });
  return [];
}

function* chain<Item>(...iterables: Iterable<Item>[]): Generator<Item, void, undefined> {
  for (const iterable of iterables) yield* iterable;
}
