import type { Report, Workload } from '../engine/findings/report.ts';
import { explainPlacement } from '../fargate/profiles/explain.ts';
import { escapeTerminal } from '../formatters/escape.ts';
import type { Settings } from '../settings.ts';
import { formatLine } from '../source/span.ts';
import { didYouMean } from './arguments/suggest.ts';
import { UsageError } from './arguments/usage-error.ts';
import type { WorkloadName } from './workload-name.ts';

const MOST_NAMES = 10;

/** Why the workloads of a name go to Fargate or not, escaped. Throws a {@link UsageError} for an unknown name. */
export function explainWorkloads(
  wanted: WorkloadName,
  { workloads }: Report,
  { profiles = null }: Partial<Settings>,
): string {
  const found = workloads.filter((workload) => matches(workload, wanted));
  if (found.length === 0) throw new UsageError(`--explain-placement: no workload ${notFound(wanted, workloads)}`);
  const texts = found.map((workload) => {
    const place = formatLine(workload.pod.workload.place);
    const lines = explainPlacement(workload.pod, profiles).map((line) => `  ${line}`);
    return [`${nameOf(workload, true)} (${place})`, ...lines].map((line) => `${escapeTerminal(line)}\n`).join('');
  });
  return texts.join('\n');
}

function matches({ pod: { workload } }: Workload, { namespace, kind, name }: WorkloadName): boolean {
  return (
    (kind === undefined || singular(workload.kind) === singular(kind)) &&
    workload.name === name &&
    (namespace === undefined || workload.namespace === namespace)
  );
}

/** Kinds that end in `s` must match their own name, which looks like a plural. */
function singular(kind: string): string {
  return kind.toLowerCase().replace(/s$/, '');
}

function notFound({ namespace, kind, name }: WorkloadName, workloads: readonly Workload[]): string {
  const wanted = [namespace, kind, name].filter(Boolean).join('/');
  const names = [...new Set(workloads.map((each) => nameOf(each, namespace !== undefined)))];
  const candidates = kind === undefined ? workloads.map(({ pod }) => pod.workload.name) : names;
  const list = names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')}, …` : names.join(', ');
  return `${wanted}${didYouMean(wanted, candidates) || `; workloads are ${list || 'none'}`}`;
}

function nameOf({ pod: { workload } }: Workload, withNamespace: boolean): string {
  const name = `${workload.kind.toLowerCase()}/${workload.name}`;
  return withNamespace && workload.namespace !== null ? `${workload.namespace}/${name}` : name;
}
