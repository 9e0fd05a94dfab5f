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
    ...when(silent, (names) => `No requests, so they count as nothing on EC2 (--assume-requests): ${names}.`),
    ...when(unpriced, (names) => `Not in any fleet, since their nodes have no price here: ${names}.`),
    ...when(unmoved, (names) => `--move does not help where pods would not run: ${names}.`),
    ...when(unknownReplicas, (names) => `How many pods there are is not known, and 1 was taken: ${names}.`),
    ...when(
      jobs,
      (names) => `How long Jobs run is not known, so their runs are not counted (--job-minutes): ${names}.`,
    ),
    ...when(unscheduled, (names) => `The schedule cannot be read, so no run is counted: ${names}.`),
    ...when(
      context.prices.storageGiBHour === null ? stored : [],
      (names) => `The price of storage above 20 GiB is not known here, so it is not counted: ${names}.`,
    ),
    ...when(
      undecided,
      (names) => `Node affinity that only Node objects can tell (not In, or a host name) makes no pool: ${names}.`,
    ),
    ...(computed.some(({ isSystemOnFargate, fleets }) => isSystemOnFargate && fleets)
      ? ['CoreDNS may not run on the nodes of what stays, so hybrid has it on Fargate.']
      : []),
    ...(pools.joined > 0
      ? [
          `Pods ask for ${pools.joined} more pools than --pools ${options.pools} allows; they are packed with the others.`,
        ]
      : []),
    ...(daemons.elsewhere.length > 0
      ? [`DaemonSets for nodes of their own are not counted: ${listNames(daemons.elsewhere, MOST_NAMED)}.`]
      : []),
    ...(partial > 0
      ? [
          `${partial === 1 ? '1 part of an object is' : `${partial} parts of objects are`} not planned, since the rest was not read.`,
        ]
      : []),
    ...(subcharts > 0 ? ['Charts that are dependencies of other charts here count as a part of those only.'] : []),
    ...(variants > 0
      ? [
          `${variants === 1 ? '1 workload was' : `${variants} workloads were`} read in several variants; the largest counts.`,
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
      ? [
          `The prices of Fargate are of ${fargate.asOf}, more than ${MOST_MONTHS} months old: check them, or give --prices.`,
        ]
      : []),
    ...(ec2AsOf !== null && isOld(ec2AsOf, today)
      ? [
          `The prices of EC2 in ${region} are of ${ec2AsOf}, more than ${MOST_MONTHS} months old: check them, or give --ec2-prices.`,
        ]
      : []),
    ...(unused.length > 0
      ? [`No pool is of these types of --ec2-prices (see --ec2 and --arch): ${listNames(unused, MOST_NAMED)}.`]
      : []),
    ...(types.length > 0 && !isInDollars && diskGb > 0
      ? ['The disks of nodes are not counted, since their price is known in USD only.']
      : []),
  ];
}

/** @param asOf a year, a month or a day */
function isOld(asOf: string, today: Date): boolean {
  const limit = new Date(today);
  limit.setUTCMonth(limit.getUTCMonth() - MOST_MONTHS);
  return new Date(asOf) < limit;
}
