import type { Workload } from '../../engine/findings/report.ts';

/** Workloads without those of charts on their own that another chart of the input has as a dependency, and deploys. */
export function withoutSubcharts(workloads: readonly Workload[]): readonly Workload[] {
  const deployed = new Set(workloads.filter(isOfDependency).map(templateOf));
  return workloads.filter((each) => isOfDependency(each) || !isOfChart(each) || !deployed.has(templateOf(each)));
}

function templateOf({ pod }: Workload): string {
  return pod.workload.place.document.file.path;
}

function isOfChart({ pod }: Workload): boolean {
  return pod.workload.place.document.build?.kind === 'chart';
}

/** Whether a chart made it of a template that is in the directory of another one. */
function isOfDependency(workload: Workload): boolean {
  const name = workload.pod.workload.place.document.build?.name ?? '.';
  return isOfChart(workload) && name !== '.' && !templateOf(workload).startsWith(`${name}/`);
}
