import { nearestName } from '../../text/nearest-name.ts';
import { USUAL_SHARES } from '../assumptions.ts';
import { EC2_PRICES_AS_OF, instanceTypes, type PricedType, pricedTypes, spotSaving } from '../ec2/instance-types.ts';
import { PlanError } from '../error.ts';
import type { PlanOptions } from '../options.ts';
import { isPoolNode, type ReadNode } from '../pools/nodes.ts';
import { poolTypes } from '../pools/pool-types.ts';
import { type Pools, poolsFor, SYSTEM, type WeighedDemand } from '../pools/pools.ts';
import type { FargatePrices } from '../workloads/planned.ts';
import { type JudgedSubject, weightOf } from '../workloads/subject.ts';
import type { ScenarioContext } from './context.ts';
import { type Daemon, daemonsOf, nodePodsOf } from './node-pods.ts';
import { systemPods } from './system-pods.ts';

/** Of a GB for a month, us-east-1, 2026-09-28. Source: https://aws.amazon.com/ebs/pricing/. */
const GP3_GB_MONTH = 0.08;

export interface BuiltContext {
  readonly context: ScenarioContext;
  readonly daemons: PlacedDaemons;
  /** All types with a price. */
  readonly priced: ReadonlyMap<string, PricedType>;
}

/** Names of DaemonSets: on the nodes of some pool, and for nodes that are in none. */
export interface PlacedDaemons {
  readonly names: readonly string[];
  readonly elsewhere: readonly string[];
}

/** @throws PlanError for an instance type that is not known, or has no price */
export function buildContext(
  subjects: readonly JudgedSubject[],
  nodes: readonly ReadNode[],
  given: PlanOptions,
  prices: FargatePrices,
): BuiltContext {
  const { ec2, ec2Prices, region, packing } = given;
  for (const name of ec2Prices.keys()) checkType(name, '--ec2-prices');
  // Prices of the table are in USD.
  const isInDollars = (prices.currency ?? 'USD') === 'USD';
  const priced = pricedTypes(isInDollars ? region : '', ec2Prices);
  const named = ec2 === 'auto' ? undefined : namedType(ec2, priced, region);
  const options = named ? { ...given, arch: named.arch } : given;
  const daemons = daemonsOf(subjects);
  const pools = poolsFor(demandsOf(subjects), {
    nodes: nodes.filter(isPoolNode),
    daemons: daemons.flatMap(({ demand }) => demand ?? []),
    arch: options.arch,
    most: options.pools,
    typesFor: (demands) => poolTypes(demands, [...priced.values()], options),
    nodePodsOn: (admits) => nodePodsOf(daemons.filter(({ demand }) => demand === null || admits(demand))),
  });
  const { ordinary: types } = poolTypes([SYSTEM], [...priced.values()], options);
  const isListed = types.some(({ name }) => !ec2Prices.has(name));
  const context: ScenarioContext = {
    options,
    prices,
    types,
    ec2AsOf: isListed ? EC2_PRICES_AS_OF[region === 'us-east-1' ? region : 'other'] : null,
    pools,
    systemPods: systemPods(subjects, options),
    diskMonth: isInDollars ? GP3_GB_MONTH * options.diskGb : 0,
    spot: options.spot ?? spotSaving(region) ?? null,
    fleets: new Map(),
    usual: packing === null ? USUAL_SHARES : [packing, packing],
  };
  return { context, daemons: placedDaemons(daemons, subjects, pools), priced };
}

/** Pods with devices are on nodes that no pool has. */
function demandsOf(subjects: readonly JudgedSubject[]): WeighedDemand[] {
  return subjects
    .filter(({ isDaemonSet, hasDevices }) => !isDaemonSet && !hasDevices)
    .map((each) => ({ demand: each.demand, weight: weightOf(each) }));
}

function placedDaemons(daemons: readonly Daemon[], subjects: readonly JudgedSubject[], pools: Pools): PlacedDaemons {
  const names = daemons
    .filter(({ demand }) => demand === null || pools.accessOf(demand).pools.size > 0)
    .map(({ name }) => name);
  const read = subjects.filter(({ isDaemonSet }) => isDaemonSet).map(({ name }) => name);
  return { names, elsewhere: read.filter((name) => !names.includes(name)) };
}

function checkType(name: string, option: string): void {
  if (instanceTypes().has(name)) return;
  const near = nearestName(name, instanceTypes().keys());
  throw new PlanError(`${option}: unknown instance type ${name}${near === undefined ? '' : `; did you mean ${near}?`}`);
}

function namedType(name: string, priced: ReadonlyMap<string, PricedType>, region: string): PricedType {
  checkType(name, '--ec2');
  const type = priced.get(name);
  if (!type) throw new PlanError(`--ec2 ${name}: no price in ${region}; set one with --ec2-prices ${name}=…`);
  return type;
}
