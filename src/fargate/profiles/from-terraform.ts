import type { Place } from '../../kubernetes/place.ts';
import type { DeclaredProfile, DeclaredSelector } from './declared-profile.ts';
import type { ProfileText, Unresolved } from './profile.ts';

/**
 * The `aws_eks_fargate_profile` resources in what `terraform show -json` prints of a plan or of a state. What is known
 * only after apply is left out of the values of a plan, and marked in `after_unknown`.
 * Source: https://developer.hashicorp.com/terraform/internals/json-format (read 2026-11).
 */
export function profilesOfTerraform(root: Place): DeclaredProfile[] {
  if (!root.at('format_version').string && !root.at('terraform_version').string) return [];
  const planned = root.at('planned_values', 'root_module');
  const resources = resourcesOfModule(planned.exists ? planned : root.at('values', 'root_module'));
  const profiles = resources.filter((resource) => resource.at('type').value === 'aws_eks_fargate_profile');
  const unknowns = profiles.length > 0 ? unknownsByAddress(root) : new Map<string, Place>();
  return profiles.flatMap((resource) => {
    if (resource.at('mode').value === 'data') return [];
    return [profileOf(resource, unknowns.get(resource.at('address').string ?? ''))];
  });
}

function resourcesOfModule(module: Place): Place[] {
  const children = module.at('child_modules').items();
  return [...module.at('resources').items(), ...children.flatMap(resourcesOfModule)];
}

function unknownsByAddress(root: Place): Map<string, Place> {
  const changes = root.at('resource_changes').items();
  return new Map(changes.map((each) => [each.at('address').string ?? '', each.at('change', 'after_unknown')]));
}

function profileOf(resource: Place, unknown: Place | undefined): DeclaredProfile {
  const values = resource.at('values');
  const name = values.at('fargate_profile_name');
  const selectorList = values.at('selector');
  const selectors = selectorList.items().map((selector, index) => selectorOf(selector, unknown?.at('selector', index)));
  const unknownList = unknown?.at('selector').value === true ? [unknownSelector(resource)] : [];
  return {
    source: 'terraform',
    name: textOf(name, isUnknown(unknown, 'fargate_profile_name')),
    declared: name.exists ? name : resource,
    cluster: values.at('cluster_name').string,
    selectorList: unknownList.length > 0 ? resource : selectorList,
    selectors: [...selectors, ...unknownList],
    typeMismatches: [],
  };
}

/** @param unknown as the selector, with `true` for what is not known */
function selectorOf(place: Place, unknown: Place | undefined): DeclaredSelector {
  const labelsPlace = place.at('labels');
  const labels: Record<string, ProfileText> = Object.create(null);
  for (const [key, value] of labelsPlace.entries()) labels[key] = textOf(value, isUnknown(unknown, 'labels', key));
  const marks = unknown?.at('labels').entries() ?? [];
  for (const [key, mark] of marks) if (mark.value === true) labels[key] = afterApply(place);
  const namespace = place.at('namespace');
  const whole = unknown?.value === true || isUnknown(unknown, 'labels');
  return {
    place,
    labelsPlace,
    labels,
    namespace: whole ? afterApply(place, namespace.string) : textOf(namespace, isUnknown(unknown, 'namespace')),
  };
}

function unknownSelector(place: Place): DeclaredSelector {
  return { place, labelsPlace: place.at('values', 'selector'), namespace: afterApply(place) };
}

function isUnknown(marks: Place | undefined, ...path: string[]): boolean {
  return marks?.at(...path).value === true;
}

function textOf(place: Place, unknown: boolean): ProfileText {
  return unknown ? afterApply(place) : (place.string ?? '');
}

function afterApply(at: Place, pattern = '*'): Unresolved {
  return { pattern, reason: 'it is known after apply only', at };
}
