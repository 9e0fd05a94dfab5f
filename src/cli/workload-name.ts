import { UsageError } from './arguments/usage-error.ts';

/** The workload that --explain-placement asks about. */
export interface WorkloadName {
  /** Undefined matches any namespace. */
  readonly namespace: string | undefined;
  /** In lower case, singular. Undefined matches any kind. */
  readonly kind: string | undefined;
  readonly name: string;
}

/** Source: `kubectl api-resources`. */
const SHORT_KINDS: ReadonlyMap<string, string> = new Map([
  ['po', 'pod'],
  ['deploy', 'deployment'],
  ['sts', 'statefulset'],
  ['ds', 'daemonset'],
  ['rs', 'replicaset'],
  ['rc', 'replicationcontroller'],
  ['cj', 'cronjob'],
]);

/** Reads `name`, `kind/name` and `namespace/kind/name`, kinds as kubectl takes them. Throws a {@link UsageError}. */
export function parseWorkloadName(text: string): WorkloadName {
  const parts = text.split('/');
  const [name, kind, namespace] = parts.toReversed();
  if (parts.length > 3 || !name || kind === '' || namespace === '') {
    throw new UsageError(`--explain-placement: '${text}' is not name, kind/name or namespace/kind/name`);
  }
  return { namespace, kind: kind === undefined ? undefined : fullKind(kind.toLowerCase()), name };
}

/** `deploy`, `deployments` and `deployments.apps` are `deployment`. */
function fullKind(kind: string): string {
  const [plural = kind] = kind.split('.');
  return SHORT_KINDS.get(plural) ?? plural.replace(/s$/, '');
}
