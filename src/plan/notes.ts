import { pricesIn } from '../fargate/sizes/prices.ts';
import { listNames } from '../text/list-names.ts';
import { isUndecided } from './pools/demand.ts';
import type { PlacedDaemons } from './scenarios/build-context.ts';
import type { ScenarioContext } from './scenarios/context.ts';
import type { ComputedScenario } from './scenarios/scenarios.ts';
import type { PlannedSubject } from './workloads/planned.ts';
import type { Subjects } from './workloads/subject.ts';

export interface NoteContext {
  readonly read: Omit<Subjects, 'subjects'>;
  readonly all: readonly PlannedSubject[];
  /** Workloads that no fleet holds. */
  readonly unpriced: readonly PlannedSubject[];
  readonly daemons: PlacedDaemons;
  readonly computed: readonly ComputedScenario[];
  readonly context: ScenarioContext;
  readonly today: Date;
}

/** What the plan leaves out, and what it should not be relied on for. */
export function notesOf({ read, all, unpriced, daemons, computed, context, today }: NoteContext): string[] {
  const { partial, variants, subcharts } = read;
  const silent = all.filter(
    ({ subject, planned }) => !subject.hasRequests && !subject.isDaemonSet && planned.placement === 'ec2',
  );
  const unmoved = all.filter(({ decision, planned }) => decision === 'move' && planned.placement === 'ec2');
  const unknownReplicas = all.filter(({ subject }) => subject.hasUnknownReplicas);
  const jobs = all.filter(({ planned }) => planned.job && planned.job.minutes === null && planned.placement !== 'ec2');
  const unscheduled = all.filter(({ planned }) => planned.job?.runsAMonth === null);
  const { pools, options } = context;
  const undecided = all.filter(({ subject: { demand, isDaemonSet } }) => {
    return !isDaemonSet && isUndecided(demand) && pools.accessOf(demand).home?.isRead === false;
  });
  const stored = all.filter(({ subject, planned }) => planned.placement !== 'ec2' && subject.billedStorageGiB > 0);
  return [
    ...priceNotes(context, today),
    ...when(silent, (names) => `No requests, so EC2 costs leave them out (--assume-requests): ${names}.`),
    ...when(unpriced, (names) => `No node with a known price fits, so EC2 costs leave them out: ${names}.`),
    ...when(unmoved, (names) => `--move has no effect on pods that would not run: ${names}.`),
    ...when(unknownReplicas, (names) => `Number of pods unknown, counted as 1: ${names}.`),
    ...when(jobs, (names) => `Job duration unknown, so runs are not counted (--job-minutes): ${names}.`),
    ...when(unscheduled, (names) => `Schedule not understood, so runs are not counted: ${names}.`),
    ...when(
      context.prices.storageGiBHour === null ? stored : [],
      (names) => `No price for storage above 20 GiB in this region, so it is not counted: ${names}.`,
    ),
    ...when(
      undecided,
      (names) => `Node affinity other than In, or by host name, makes no node pool without Node objects: ${names}.`,
    ),
    ...(computed.some(({ isSystemOnFargate, fleets }) => isSystemOnFargate && fleets)
      ? ['CoreDNS cannot run on the EC2 nodes of the hybrid, so it is on Fargate there.']
      : []),
    ...(pools.joined > 0
      ? [
          `Pods ask for ${pools.joined} more pools than --pools ${options.pools} allows; they are packed with the others.`,
        ]
      : []),
    ...(daemons.elsewhere.length > 0
      ? [`DaemonSets for other nodes are not counted: ${listNames(daemons.elsewhere, MOST_NAMED)}.`]
      : []),
    ...(partial > 0
      ? [
          `${partial === 1 ? '1 partial object is' : `${partial} partial objects are`} left out, such as patches whose base was not read.`,
        ]
      : []),
    ...(subcharts > 0 ? ['Charts that other charts here depend on are counted as part of those only.'] : []),
    ...(variants > 0
      ? [
          `${variants === 1 ? '1 workload occurs' : `${variants} workloads occur`} in several variants, such as overlays; the largest is counted.`,
        ]
      : []),
  ];
}

function when(some: readonly PlannedSubject[], sentence: (names: string) => string): string[] {
  return some.length === 0
    ? []
    : [
        sentence(
          listNames(
            some.map(({ subject }) => subject.name),
            MOST_NAMED,
          ),
        ),
      ];
}

const MOST_NAMED = 5;

const MOST_MONTHS = 12;

function priceNotes({ options, prices, types, pools, ec2AsOf }: ScenarioContext, today: Date): string[] {
  const { region, ec2Prices, diskGb } = options;
  const fargate = options.prices ? undefined : pricesIn(region);
  const isInDollars = (prices.currency ?? 'USD') === 'USD';
  const used = new Set(
    pools.all.flatMap((pool) => [...pool.types.ordinary, ...pool.types.larger]).map(({ name }) => name),
  );
  const unused = [...ec2Prices.keys()].filter((name) => !used.has(name));
  return [
    ...(fargate && isOld(fargate.asOf, today)
      ? [`Fargate prices are from ${fargate.asOf}, more than ${MOST_MONTHS} months ago: check them, or set --prices.`]
      : []),
    ...(ec2AsOf !== null && isOld(ec2AsOf, today)
      ? [
          `EC2 prices in ${region} are from ${ec2AsOf}, more than ${MOST_MONTHS} months ago: check them, or set --ec2-prices.`,
        ]
      : []),
    ...(unused.length > 0
      ? [`No node has these types of --ec2-prices (see --ec2 and --arch): ${listNames(unused, MOST_NAMED)}.`]
      : []),
    ...(types.length > 0 && !isInDollars && diskGb > 0
      ? ['Node disks are not counted: their price is known in USD only.']
      : []),
  ];
}

/** @param asOf a year, a month or a day */
function isOld(asOf: string, today: Date): boolean {
  const limit = new Date(today);
  limit.setUTCMonth(limit.getUTCMonth() - MOST_MONTHS);
  return new Date(asOf) < limit;
}
