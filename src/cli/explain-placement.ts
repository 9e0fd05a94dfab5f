import type { Report, Workload } from '../engine/findings/report.ts';
import { explainPlacement } from '../fargate/profiles/explain.ts';
import { escapeTerminal } from '../formatters/escape.ts';
import type { Settings } from '../settings.ts';
import { didYouMean } from './arguments/suggest.ts';
import { UsageError } from './arguments/usage-error.ts';
import type { WorkloadName } from './workload-name.ts';

/** Why the workloads of a name do or do not go to Fargate, fit for a terminal. Throws a {@link UsageError} when there is none. */
export function explainWorkloads(
  wanted: WorkloadName,
  { workloads }: Report,
  { profiles = null }: Partial<Settings>,
): string {
  const found = workloads.filter((workload) => isMeant(workload, wanted));
  if (found.length === 0) {
    const names = workloads.map((each) => nameOf(each, wanted.namespace !== undefined));
    const name = [wanted.namespace, wanted.kind, wanted.name].filter(Boolean).join('/');
    throw new UsageError(`There is no workload ${name} among the files read.${didYouMean(name, names)}`);
  }
  const texts = found.map((workload) => {
    const { file, range } = workload.pod.workload.place;
    const place = `${file.path}:${file.position(range.start).line}`;
    const lines = explainPlacement(workload.pod, profiles).map((line) => `  ${line}`);
    return [`${nameOf(workload, true)} (${place})`, ...lines].map((line) => `${escapeTerminal(line)}\n`).join('');
  });
  return texts.join('\n');
}

function isMeant({ pod: { workload } }: Workload, { namespace, kind, name }: WorkloadName): boolean {
  return (
    workload.kind.toLowerCase() === kind.toLowerCase() &&
    workload.name === name &&
    (namespace === undefined || workload.namespace === namespace)
  );
}

function nameOf({ pod: { workload } }: Workload, withNamespace: boolean): string {
  const name = `${workload.kind.toLowerCase()}/${workload.name}`;
  return withNamespace ? `${workload.namespace}/${name}` : name;
}
