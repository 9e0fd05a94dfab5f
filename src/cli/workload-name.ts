import { UsageError } from './arguments/usage-error.ts';

/** The workload that --explain-placement asks about. */
export interface WorkloadName {
  /** Undefined when any namespace is meant. */
  readonly namespace: string | undefined;
  readonly kind: string;
  readonly name: string;
}

/** Reads `kind/name` and `namespace/kind/name`. Throws a {@link UsageError} for anything else. */
export function parseWorkloadName(text: string): WorkloadName {
  const parts = text.split('/');
  const [name, kind, namespace] = parts.toReversed();
  if (parts.length > 3 || !name || !kind || namespace === '') {
    throw new UsageError(`--explain-placement takes kind/name or namespace/kind/name, not ${text}.`);
  }
  return { namespace, kind, name };
}
