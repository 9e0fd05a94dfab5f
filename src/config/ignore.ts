import type { Finding, Span } from '../engine/findings/finding.ts';
import { matchesName } from '../text/glob.ts';
import type { Matcher } from './glob.ts';

/** An entry of `ignore` in a configuration: findings that a team accepts, and why. */
export interface Ignore {
  /** Id of the ignored rule. */
  readonly rule: string;
  /** Each narrows it further: the kind of the object, its namespace and name (`*` and `?` are wildcards), its file. */
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  /** By path, as in findings. */
  readonly files?: Matcher;
  readonly reason: string;
  /** The last day on which the entry applies, `YYYY-MM-DD` in UTC. */
  readonly expires?: string;
  /** Where the entry is in the configuration. */
  readonly span: Span;
}

/** What an entry is matched with. */
export type IgnoreTarget = Pick<Finding, 'rule' | 'file' | 'resource'>;

/**
 * Whether the entry matches the finding, expired or not. One with a kind, a namespace or a name never matches a finding
 * without an object, and one with a namespace never matches a cluster-scoped object.
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
