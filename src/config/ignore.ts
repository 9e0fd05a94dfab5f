import type { Finding, Span } from '../engine/findings/finding.ts';
import { type Matcher, matchesName } from './glob.ts';

/** One entry of `ignore` in a configuration: findings that a team has decided to live with, and why. */
export interface Ignore {
  /** Id of the one rule whose findings are ignored. */
  readonly rule: string;
  /** Each narrows it further: the kind of the object, its namespace and name (`*` and `?` are wildcards), its file. */
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  /** Whether a file is meant, by its path as in findings. */
  readonly files?: Matcher;
  readonly reason: string;
  /** The last day on which the entry applies, `YYYY-MM-DD` in UTC. */
  readonly expires?: string;
  /** Where the entry stands in the configuration. */
  readonly span: Span;
}

/** What an entry is held against. */
export type IgnoreTarget = Pick<Finding, 'rule' | 'file' | 'resource'>;

/**
 * Whether the entry speaks of the finding, whatever its day. One that names a kind, a namespace or a name never speaks
 * of a finding without an object, and one that names a namespace never of an object outside of namespaces.
 */
export function matchesIgnore(ignore: Ignore, { rule, file, resource }: IgnoreTarget): boolean {
  if (ignore.rule !== rule.id) return false;
  if (ignore.kind !== undefined && ignore.kind !== resource?.kind) return false;
  if (!isNamed(ignore.namespace, resource?.namespace)) return false;
  if (!isNamed(ignore.name, resource?.name)) return false;
  return ignore.files?.(file.path) ?? true;
}

/** Whether the last day of the entry has passed; `today` is `YYYY-MM-DD`. */
export function hasExpired({ expires }: Ignore, today: string): boolean {
  return expires !== undefined && expires < today;
}

function isNamed(pattern: string | undefined, name: string | null | undefined): boolean {
  if (pattern === undefined) return true;
  return typeof name === 'string' && matchesName(pattern, name);
}
