import type { Report, Workload } from '../engine/findings/report.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { decisionOn } from './decisions.ts';
import type { PlanOptions } from './options.ts';
import { fargatePricesOf, type PlannedSubject, planSubject } from './workloads/planned.ts';
import { isPart, makesNoPods, subjectReader } from './workloads/subject.ts';

/**
 * What a plan says of each workload by itself, for an editor: nothing that takes the whole cluster, such as nodes. Each
 * variant of a workload has its own place, and names that `keep` and `move` do not find are no error.
 *
 * @param report of a run without Fargate profiles
 * @param resources all objects that were read, for autoscalers
 * @param options without a known price of the Region, sizes have no price
 * @returns by workload; undefined for a part of an object, of which no pods are made
 */
export function placementsIn(
  report: Report,
  resources: readonly Resource[],
  options: PlanOptions,
): (workload: Workload) => PlannedSubject | undefined {
  const prices = fargatePricesOf(options);
  const subjectFor = subjectReader(report, resources, options);
  return (workload) => {
    if (makesNoPods(workload.pod) || isPart(workload.pod)) return undefined;
    const subject = subjectFor(workload);
    return planSubject(subject, decisionOn(subject, options), options, prices);
  };
}
