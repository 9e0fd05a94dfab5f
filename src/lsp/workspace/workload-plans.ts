import type { Report, Workload } from '../../engine/findings/report.ts';
import { memoize } from '../../kubernetes/memoize.ts';
import { DEFAULT_OPTIONS, type PlanOptions, withoutProfiles } from '../../plan/options.ts';
import { placementsIn } from '../../plan/placements.ts';
import { type FargatePrices, fargatePricesOf, type PlannedSubject } from '../../plan/workloads/planned.ts';
import { DEFAULT_SETTINGS } from '../../settings.ts';
import type { Folder } from './folder.ts';

/** Where the workloads of a file go, as `fargate-lint plan` says it. */
export interface FilePlan {
  /** Undefined for a part of an object, of which no pods are made. */
  of(workload: Workload): PlannedSubject | undefined;
  /** Undefined where no price of the Region is known. */
  readonly prices: FargatePrices | undefined;
  /** The Region of the prices, when the project does not say which it is. */
  readonly assumedRegion: string | undefined;
}

/** Computed when it is first asked for, and kept as long as the report of the file. */
export function planOf(folder: Folder, path: string): FilePlan {
  const known = plansOf(folder.reportOn(path));
  const plan = known.get(path) ?? createPlan(folder, path);
  known.set(path, plan);
  return plan;
}

const plansOf = memoize((_: Report) => new Map<string, FilePlan>());

function createPlan(folder: Folder, path: string): FilePlan {
  const { options: configured, project } = folder.configuration;
  const { region, prices } = { ...DEFAULT_SETTINGS, ...configured.settings };
  const options: PlanOptions = { ...DEFAULT_OPTIONS, ...project?.plan, region, prices, today: new Date() };
  // Of pods that no profile selects a run says nothing.
  const judged = configured.settings.profiles
    ? folder.reportAs(path, withoutProfiles(configured))
    : folder.reportOn(path);
  const placement = placementsIn(judged, folder.manifests().resources, options);
  const isHere = ({ pod: { workload } }: Workload) => workload.place.document.file.path === path;
  const placed = new Map(judged.workloads.filter(isHere).map((each) => [templateOf(each), placement(each)]));
  return {
    of: (workload) => placed.get(templateOf(workload)),
    prices: fargatePricesOf(options),
    assumedRegion: configured.settings.region === undefined && !prices ? region : undefined,
  };
}

/** The same in every report on a text. */
function templateOf({ pod: { template } }: Workload): unknown {
  return template.value;
}
