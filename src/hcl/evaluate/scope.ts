import type { Span } from '../../source/document.ts';
import type { AccessStep } from '../syntax/ast.ts';
import type { Value } from '../values/value.ts';
import type { Work } from '../work.ts';

/** What names of a module stand for. */
export interface Names {
  /** What a name and the steps after it lead to, and how many of the steps that took. */
  resolve(name: string, steps: readonly AccessStep[], at: Span, scope: Scope): { value: Value; used: number };
  /** A file that an expression names; undefined for one that is not there or must not be read. */
  readFile(path: string): Uint8Array | undefined;
  /** What such a file is called in messages. */
  pathOf(path: string): string;
}

/** Where an expression is evaluated. */
export interface Scope {
  readonly names: Names;
  /** Names that count here only: `each`, `count`, those of a `for`. */
  readonly locals: ReadonlyMap<string, Value>;
  readonly work: Work;
}

export function withLocals(scope: Scope, locals: Iterable<readonly [string, Value]>): Scope {
  return { ...scope, locals: new Map([...scope.locals, ...locals]) };
}
