import type { Labels } from '../../kubernetes/label-selector.ts';
import { labelsOfType, type PricedType } from '../ec2/instance-types.ts';
import type { PlanOptions } from '../options.ts';
import { ARCH, askedTerms, type Demand, INSTANCE_TYPE } from './demand.ts';

/** Types to choose from, and larger ones for pods that fit none of those; none where there is no price. */
export interface PoolTypes {
  readonly ordinary: readonly PricedType[];
  readonly larger: readonly PricedType[];
}

/**
 * General, compute and memory types of today. Not T types, which give a part of their CPU only for good, nor flex types,
 * for the same reason.
 */
const ORDINARY = /^[mcr][5-8](?:a|i|g)?\.(?:large|xlarge|2xlarge)$/;
const LARGER = /^[mcr][5-8](?:a|i|g)?\.\d+xlarge$/;

/** The types that all of these pods may run on. */
export function poolTypes(
  demands: readonly Demand[],
  priced: readonly PricedType[],
  { arch, ec2, ec2Prices }: Pick<PlanOptions, 'arch' | 'ec2' | 'ec2Prices'>,
): PoolTypes {
  const allowed = priced.filter((type) => {
    const labels = labelsOfType(type);
    return demands.every((each) => isAllowed(each, labels, arch));
  });
  const usual = allowed.filter((type) => type.arch === arch);
  const types = usual.length > 0 ? usual : allowed;
  const named = types.filter(({ name }) => name === ec2);
  if (named.length > 0) return { ordinary: named, larger: [] };
  const isTypeAsked = demands.some((each) =>
    askedTerms(each)
      .flat()
      .some(({ key }) => key === INSTANCE_TYPE),
  );
  const ordinary = types.filter(({ name }) => ORDINARY.test(name) || ec2Prices.has(name));
  const larger = types.filter(({ name }) => LARGER.test(name));
  return isTypeAsked || ordinary.length === 0 ? { ordinary: types, larger: [] } : { ordinary, larger };
}

/** As far as labels tell of the type; without a word about it, the architecture is the usual one. */
function isAllowed(demand: Demand, labels: Labels, arch: string): boolean {
  return askedTerms(demand).some(
    (term) =>
      (labels[ARCH] === arch || term.some(({ key }) => key === ARCH)) &&
      term.every(({ key, values }) => !Object.hasOwn(labels, key) || values.includes(labels[key] ?? '')),
  );
}
