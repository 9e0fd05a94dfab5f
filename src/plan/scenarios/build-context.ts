import { matcherOf, selectorAt } from '../../kubernetes/label-selector.ts';
import { isEmpty } from '../../kubernetes/workloads/selected-pods.ts';
import { USUAL_SHARES } from '../assumptions.ts';
import { instanceTypes, type PricedType, pricedTypes, spotSaving } from '../ec2/instance-types.ts';
import { PlanError } from '../error.ts';
import type { PlanOptions } from '../options.ts';
import type { FargatePrices } from '../workloads/planned.ts';
import type { Subject } from '../workloads/subject.ts';
import type { ScenarioContext } from './context.ts';
import { type Daemons, daemonsOf } from './node-pods.ts';
import { systemPods } from './system-pods.ts';

/** Of a GB for a month, us-east-1, 2026-09-28. Source: https://aws.amazon.com/ebs/pricing/. */
const GP3_GB_MONTH = 0.08;

/**
 * General, compute and memory types of today. Not T types, which give a part of their CPU only for good, nor flex types,
 * for the same reason.
 */
const ORDINARY = /^[mcr][5-8](?:a|i|g)?\.(?:large|xlarge|2xlarge)$/;
const LARGER = /^[mcr][5-8](?:a|i|g)?\.\d+xlarge$/;

export interface BuiltContext {
  readonly context: ScenarioContext;
  readonly daemons: Daemons;
  /** All types with a price. */
  readonly priced: ReadonlyMap<string, PricedType>;
}

/** @throws PlanError for an instance type that is not known, or has no price */
export function buildContext(subjects: readonly Subject[], options: PlanOptions, prices: FargatePrices): BuiltContext {
  const { arch, ec2, ec2Prices, region, minNodes, packing } = options;
  for (const name of ec2Prices.keys()) checkType(name, '--ec2-prices');
  // Prices of the table are in USD.
  const isInDollars = (prices.currency ?? 'USD') === 'USD';
  const priced = pricedTypes(isInDollars ? region : '', ec2Prices);
  const ofArch = [...priced.values()].filter((type) => type.arch === arch);
  const daemons = daemonsOf(subjects, arch);
  const context: ScenarioContext = {
    options,
    prices,
    types:
      ec2 === 'auto'
        ? ofArch.filter(({ name }) => ORDINARY.test(name) || ec2Prices.has(name))
        : [namedType(ec2, priced, region)],
    largerTypes: ec2 === 'auto' ? ofArch.filter(({ name }) => LARGER.test(name)) : [],
    nodePods: daemons.nodePods,
    systemPods: systemPods(subjects, options),
    minNodes: Math.max(minNodes, ...subjects.map(nodesApart)),
    diskMonth: isInDollars ? GP3_GB_MONTH * options.diskGb : 0,
    spot: options.spot ?? spotSaving(region) ?? null,
    fleets: new Map(),
    usual: packing === null ? USUAL_SHARES : [packing, packing],
  };
  return { context, daemons, priced };
}

function checkType(name: string, option: string): void {
  if (!instanceTypes().has(name)) throw new PlanError(`${option}: unknown instance type ${name}`);
}

function namedType(name: string, priced: ReadonlyMap<string, PricedType>, region: string): PricedType {
  checkType(name, '--ec2');
  const type = priced.get(name);
  if (!type) throw new PlanError(`--ec2 ${name}: no price in ${region}; set one with --ec2-prices ${name}=…`);
  return type;
}

/** How many nodes it takes to keep pods apart that must not share one, or a zone. */
function nodesApart({ pod, pods }: Subject): number {
  const terms = pod.spec.at('affinity', 'podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution').items();
  const isApart = terms.some((term) => {
    const selector = term.at('labelSelector');
    return selector.isMapping && !isEmpty(selector) && matcherOf(selectorAt(selector))(pod.labels);
  });
  return isApart ? pods.expected : 0;
}
