import { addToGroup } from '../../kubernetes/group-by.ts';
import type { Manifests } from '../../kubernetes/manifests.ts';
import type { Place } from '../../kubernetes/place.ts';
import type { Resource } from '../../kubernetes/resource.ts';
import { removeField } from '../../rule.ts';
import { unknownRule, unusedDisable } from '../always-on.ts';
import { buildFinding, type FindingTarget } from '../findings/build-finding.ts';
import type { Finding } from '../findings/finding.ts';
import {
  NO_SUPPRESSIONS,
  type SuppressionOptions,
  type SuppressionSet,
  type WrittenSuppression,
} from './suppression.ts';
import { missingReason, problemOfName, unknownName } from './suppression-problems.ts';

/** `fargate-lint/disable.<rule>: reason` keeps findings of one rule about one object out of the report. */
const PREFIX = 'fargate-lint/';
const DISABLE = 'fargate-lint/disable.';

/** What annotations of objects and of their pod templates suppress. */
export function annotationSuppressions(manifests: Manifests, options: SuppressionOptions): SuppressionSet {
  // Hardly anybody writes one, and places are made only then.
  const isSaid =
    manifests.resources.some(({ place }) => isAddressed(place)) ||
    manifests.pods.some(({ template }) => isAddressed(template));
  if (!isSaid) return NO_SUPPRESSIONS;
  const templates = new Map(manifests.pods.map(({ workload, template }) => [workload, template]));
  const suppressions: WrittenSuppression[] = [];
  const byObject = new Map<Resource, WrittenSuppression[]>();
  const findings: Finding[] = [];
  for (const resource of manifests.resources) {
    for (const [key, place] of annotationsOf(resource, templates.get(resource))) {
      const problems = problemsOf(key, place, resource, options);
      findings.push(...problems);
      if (!options.rules.has(ruleOf(key))) continue;
      const suppression = suppressionOf(ruleOf(key), place, resource);
      suppressions.push(suppression);
      addToGroup(byObject, resource, suppression);
    }
  }
  const find = ({ resource, rule }: Finding) =>
    resource ? byObject.get(resource)?.find(({ rules: [only] }) => only === rule.id) : undefined;
  return { suppressions, find, findings };
}

/** Whether any annotation speaks to the linter. */
function isAddressed(owner: Place): boolean {
  const annotations = owner.valueAt('metadata', 'annotations');
  if (typeof annotations !== 'object' || annotations === null) return false;
  for (const key in annotations) if (key.startsWith(PREFIX)) return true;
  return false;
}

function annotationsOf(resource: Resource, template: Place | undefined): [key: string, place: Place][] {
  const owners = template && template.path.length > resource.place.path.length ? [template] : [];
  return [resource.place, ...owners].flatMap((owner) =>
    owner
      .at('metadata', 'annotations')
      .entries()
      .filter(([key]) => key.startsWith(PREFIX)),
  );
}

/** An annotation can hold no second slash, so the one in the id of a rule of someone else's is written as a dot. */
function ruleOf(key: string): string {
  return key.startsWith(DISABLE) ? key.slice(DISABLE.length).replace('.', '/') : '';
}

function suppressionOf(rule: string, place: Place, resource: Resource): WrittenSuppression {
  return {
    how: 'annotation',
    rules: [rule],
    reason: reasonOf(place),
    unused: () => {
      const data = { rules: rule };
      const finding = buildFinding(unusedDisable, 'unused', data, targetOf(place, resource));
      return { ...finding, offers: [{ ...removeField(place, 'Remove the annotation'), isFix: true }] };
    },
  };
}

function reasonOf(place: Place): string | null {
  return place.string?.trim() || null;
}

function problemsOf(key: string, place: Place, resource: Resource, options: SuppressionOptions): Finding[] {
  const target = targetOf(place, resource);
  const rule = ruleOf(key);
  if (rule === '') {
    const isUnnamed = key === DISABLE || key === DISABLE.slice(0, -1);
    return [
      isUnnamed
        ? buildFinding(unknownRule, 'unnamed', { what: key }, target)
        : unknownName(
            'directive',
            key,
            /^disable/.test(key.slice(PREFIX.length)) ? `${DISABLE}<rule>` : undefined,
            target,
          ),
    ];
  }
  const name = nameIn(key, target);
  const wrong = problemOfName(rule, options, name, rule.includes('/') ? undefined : name.range);
  if (wrong) return [wrong];
  return reasonOf(place) === null ? [missingReason('This annotation', 'as its value', target, options)] : [];
}

/** Points at the key: a reason of several lines says nothing about where the mistake is. */
function targetOf(place: Place, resource: Resource): FindingTarget {
  const { document, path } = place;
  const { key, file = document.file } = document.locate(path) ?? {};
  const at = key ? { file, range: key } : place.spans[0];
  return { ...at, resource, path: path.slice(resource.place.path.length) };
}

/** The rule's name inside of a key that is written as it reads; otherwise the whole key. */
function nameIn(key: string, target: FindingTarget): FindingTarget {
  const { start, end } = target.range;
  const written = target.file.text.slice(start, end);
  const at = written.indexOf(key);
  if (at < 0) return target;
  const from = start + at + DISABLE.length;
  return { ...target, range: { start: from, end: from + key.length - DISABLE.length } };
}
