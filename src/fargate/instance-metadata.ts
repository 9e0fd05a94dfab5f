import { flagsOf } from '../kubernetes/command-line.ts';
import type { Container } from '../kubernetes/container.ts';
import type { Place } from '../kubernetes/place.ts';
import { isLoadBalancerController } from './traffic/load-balancers.ts';

/**
 * Addresses of the EC2 instance metadata service, out of reach of Fargate pods.
 * Sources: https://docs.aws.amazon.com/eks/latest/userguide/fargate.html (2025),
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html.
 */
const ADDRESS = /(?<![\d.])169\.254\.169\.254(?!\d)|(?<![\da-f:])fd00:ec2::254(?![\da-f:])/i;

/** Parts of both, for a fast check that a string uses neither. */
export const ADDRESS_PART = /169\.254\.|:ec2:/i;

/** Lists of addresses not to call: a proxy's exceptions, deny lists, firewall rules. */
const AVOIDING = /non?[-_]?proxy|deny|deni|block|drop|reject|exclu|except|forbid|disallow|ignore|egress|cidr/i;

/** The metadata address that a string uses, as it is written; undefined when it only lists it among others to avoid. */
export function metadataAddressIn(text: string, name = ''): string | undefined {
  if (!ADDRESS.test(text) || AVOIDING.test(name)) return undefined;
  for (const line of text.split('\n')) {
    const address = ADDRESS.exec(line)?.[0];
    if (address && !/^\s*(#|\/\/|;)/.test(line) && !AVOIDING.test(line)) return address;
  }
  return undefined;
}

/**
 * What the AWS Load Balancer Controller would ask the metadata service for, because no flag says it. The region alone it
 * has from a variable that comes with the IAM role of its service account, without which it can do nothing on Fargate.
 * Sources: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/ (2026),
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/aws/cloud.go,
 * https://github.com/aws/amazon-eks-pod-identity-webhook/pull/41.
 */
export function missingControllerFlags(container: Container): readonly string[] {
  if (!isLoadBalancerController(container.place.valueAt('image'))) return NONE;
  const names = new Set(flagsOf(container).map(({ name }) => name));
  if (names.has('aws-vpc-id') || names.has('aws-vpc-tags')) return NONE;
  const hasRegion =
    names.has('aws-region') || setsVariable(container, 'AWS_REGION') || setsVariable(container, 'AWS_DEFAULT_REGION');
  return ['--aws-vpc-id', ...(hasRegion ? [] : ['--aws-region'])];
}

function setsVariable({ place }: Container, name: string): boolean {
  return place
    .at('env')
    .items()
    .some((variable) => variable.at('name').value === name);
}

/** Strings of a container that may contain an address, each with its name. */
export function textsOf({ place }: Container): readonly { readonly at: Place; readonly name: string }[] {
  const isFree = (field: string) => !place.mentions(ADDRESS_PART, field);
  if (isFree('env') && isFree('command') && isFree('args')) return NONE;
  const variables = place.at('env').items();
  return [
    ...variables.map((variable) => ({ at: variable.at('value'), name: variable.at('name').string ?? '' })),
    ...[...place.at('command').items(), ...place.at('args').items()].map((at) => ({ at, name: '' })),
  ];
}

const NONE: readonly never[] = [];
