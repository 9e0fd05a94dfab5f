import { dirname, resolve } from 'node:path';
import { UsageError } from '../cli/arguments/usage-error.ts';
import { Git } from '../cli/inputs/git.ts';
import type { LinkOf } from '../formatters/markdown/findings.ts';
import { repositoryOf } from '../host/repository.ts';

/**
 * Links to lines of the checked out commit. None for files that are not in it, such as rendered charts; if git cannot
 * tell, every file counts as part of it.
 */
export function sourceLinks(
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
  pathInRepository: (path: string) => string,
): LinkOf {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA } = env;
  if (!server || !repository || !GITHUB_SHA) return () => undefined;
  const { commit = GITHUB_SHA, files } = checkedOut(new Git(cwd, env));
  const root = repositoryOf(cwd);
  return ({ file, range }) => {
    const path = pathInRepository(file.path);
    if (path.startsWith('../') || (files && !files.has(path))) return undefined;
    // It is in another repository, checked out below this one.
    if (repositoryOf(dirname(resolve(cwd, file.path))) !== root) return undefined;
    const { line } = file.position(range.start);
    return `${server}/${repository}/blob/${commit}/${path.split('/').map(encode).join('/')}#L${line}`;
  };
}

function checkedOut(git: Git): {
  readonly commit: string | undefined;
  readonly files: ReadonlySet<string> | undefined;
} {
  try {
    const commit = git.ask('rev-parse', '--verify', '--quiet', 'HEAD^{commit}');
    if (commit === undefined) return { commit, files: undefined };
    return { commit, files: new Set(git.paths('ls-tree', '-r', '-z', '--name-only', '--full-tree', 'HEAD')) };
  } catch (error) {
    if (error instanceof UsageError) return { commit: undefined, files: undefined };
    throw error;
  }
}

/** Also encodes what Markdown treats specially. Lone surrogates have no form in UTF-8. */
function encode(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
