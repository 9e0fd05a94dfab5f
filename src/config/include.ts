import type { Span } from '../engine/findings/finding.ts';
import type { Host, Listing } from '../engine/host.ts';
import type { Place } from '../kubernetes/place.ts';
import { compileGlobs, staticPrefix } from './glob.ts';
import { show, spanOf } from './problem.ts';
import type { Project } from './project.ts';
import { fromWorkingDirectory, toWorkingDirectory } from './project-path.ts';

export interface Included {
  /** Posix paths relative to the working directory, each once, in code-unit order. */
  readonly files: readonly string[];
  readonly problems: readonly IncludeProblem[];
}

/** Why a pattern of the configuration matches nothing. */
export interface IncludeProblem {
  readonly span: Span;
  readonly reason: string;
}

/**
 * The manifests that `include` names, without ignored ones. Directories are listed and matched here, because the globs
 * of a command line can be made to take forever. A pattern that matches nothing is a problem.
 */
export async function listIncluded(project: Project, host: Pick<Host, 'list'>): Promise<Included> {
  const patterns = project.included?.root.at('include').items() ?? [];
  const starts = new Map<string, Promise<Listing>>();
  const list = (start: string) => {
    const listing = starts.get(start) ?? host.list([start], project.base);
    starts.set(start, listing);
    return listing;
  };
  const listings = await Promise.all(patterns.map((place) => listPattern(place, project, list)));
  const files = new Set(listings.flatMap((each) => each.files).filter((path) => !project.isIgnored(path)));
  return { files: [...files].sort(), problems: listings.flatMap((each) => each.problems) };
}

async function listPattern(
  place: Place,
  project: Project,
  list: (start: string) => Promise<Listing>,
): Promise<Included> {
  const pattern = place.string ?? '';
  const start = toWorkingDirectory(staticPrefix(pattern), project);
  const listing = await list(start);
  const files = listing.files.filter(fromWorkingDirectory(compileGlobs([pattern]), project));
  const reasons = listing.problems.map(({ path, reason }) => `${path}: ${reason}`);
  if (files.length === 0 && reasons.length === 0) reasons.push(`no file matches ${show(pattern)}`);
  return { files, problems: reasons.map((reason) => ({ span: spanOf(place), reason: `include: ${reason}` })) };
}
