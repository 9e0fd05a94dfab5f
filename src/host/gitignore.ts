import { dirname, join } from 'node:path';
import { readIgnorePatterns } from './ignore-patterns.ts';
import { IgnoreScope } from './ignore-scope.ts';
import { ignoreRootOf } from './repository.ts';

/** Finds the scope of directories that are named from outside, each `.gitignore` read once. */
export class IgnoreScopes {
  private readonly known = new Map<string, IgnoreScope>();
  private readonly workingDirectory: string;

  constructor(workingDirectory: string) {
    this.workingDirectory = workingDirectory;
  }

  of(directory: string): IgnoreScope {
    return this.below(ignoreRootOf(directory, this.workingDirectory), directory);
  }

  private below(root: string, directory: string): IgnoreScope {
    const known = this.known.get(directory);
    if (known) return known;
    const outer = directory === root ? new IgnoreScope(root) : this.below(root, dirname(directory));
    const scope = outer.enter(directory, readIgnorePatterns(join(directory, '.gitignore')));
    this.known.set(directory, scope);
    return scope;
  }
}
