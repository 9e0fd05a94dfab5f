import type { Place } from '../../kubernetes/place.ts';
import { callAt, cloudFormationText, type Template, unknown } from './cloudformation-text.ts';
import type { DeclaredProfile, DeclaredSelector, ProfileTypeMismatch } from './declared-profile.ts';
import { plainProfile, typeMismatch } from './plain-profile.ts';
import { isUnresolved, type ProfileText, patternOf, type Unresolved } from './profile.ts';

/**
 * The resources `AWS::EKS::FargateProfile` of a CloudFormation or SAM template, and the custom resources that the CDK
 * writes in their place. Parameters count with their defaults. Sources (read 2026-11):
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-fargateprofile.html,
 * https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/aws-eks (aws-eks; aws-eks-v2 has the native resource).
 */
export function profilesOfCloudFormation(root: Place): DeclaredProfile[] {
  const template = { parameters: root.at('Parameters'), resources: root.at('Resources') };
  return template.resources.entries().flatMap(([, resource]) => {
    const type = resource.at('Type').value;
    if (type === 'AWS::EKS::FargateProfile') return [profileOf(resource, template)];
    return type === 'Custom::AWSCDK-EKS-FargateProfile' ? [customProfileOf(resource, template)] : [];
  });
}

/** The custom resource's `Config` is what the API takes, but for functions in it. */
function customProfileOf(resource: Place, template: Template): DeclaredProfile {
  const config = resource.at('Properties', 'Config');
  const name = config.at('fargateProfileName');
  const profile = plainProfile({
    source: 'cloudformation',
    entry: resource,
    name,
    selectors: config.at('selectors'),
    cluster: config.at('clusterName'),
    read: (place) => cloudFormationText(place, template),
  });
  return {
    ...profile,
    name: name.exists ? profile.name : unknown(resource, 'EKS makes up its name'),
    condition: conditionOf(resource),
  };
}

function profileOf(resource: Place, template: Template): DeclaredProfile {
  const properties = resource.at('Properties');
  const name = properties.at('FargateProfileName');
  const selectorList = properties.at('Selectors');
  const open = callAt(selectorList);
  const cluster = cloudFormationText(properties.at('ClusterName'), template);
  return {
    source: 'cloudformation',
    name: name.exists ? cloudFormationText(name, template) : unknown(resource, 'CloudFormation makes up its name'),
    declared: name.exists ? name : resource,
    cluster: isUnresolved(cluster) ? undefined : cluster || undefined,
    condition: conditionOf(resource),
    selectorList,
    selectors: open
      ? [openSelector(selectorList, open.name)]
      : selectorList.items().map((each) => selectorOf(each, template)),
    typeMismatches: open ? [] : typeMismatchesOf(selectorList),
  };
}

function conditionOf(resource: Place): Unresolved | undefined {
  const condition = resource.at('Condition');
  return condition.exists ? unknown(condition, `it depends on the condition ${condition.value}`) : undefined;
}

function openSelector(place: Place, call: string): DeclaredSelector {
  const namespace = unknown(place, `${call} is known to CloudFormation only`);
  return { place, labelsPlace: place.at('Labels'), namespace };
}

function selectorOf(place: Place, template: Template): DeclaredSelector {
  const call = callAt(place);
  if (call) return openSelector(place, call.name);
  const labelsPlace = place.at('Labels');
  const namespace = cloudFormationText(place.at('Namespace'), template);
  const open = callAt(labelsPlace) ?? labelsPlace.items().map(callAt).find(Boolean);
  if (open) {
    const reason = `${open.name} is known to CloudFormation only`;
    return { place, labelsPlace, namespace: { pattern: patternOf(namespace), reason, at: labelsPlace } };
  }
  return { place, labelsPlace, namespace, labels: labelsOf(labelsPlace, template) };
}

/** A key that is not known makes the whole label one that may match. */
function labelsOf(list: Place, template: Template): Record<string, ProfileText> {
  const labels: Record<string, ProfileText> = Object.create(null);
  for (const item of list.items()) {
    const key = cloudFormationText(item.at('Key'), template);
    const value = cloudFormationText(item.at('Value'), template);
    labels[patternOf(key)] = isUnresolved(key) ? { ...key, pattern: patternOf(value) } : value;
  }
  return labels;
}

function typeMismatchesOf(selectorList: Place): ProfileTypeMismatch[] {
  return [
    ...typeMismatch(selectorList, 'a list', selectorList.isSequence),
    ...selectorList.items().flatMap((selector) => {
      const labels = selector.at('Labels');
      return callAt(selector) || callAt(labels) ? [] : typeMismatch(labels, 'a list', labels.isSequence);
    }),
  ];
}
