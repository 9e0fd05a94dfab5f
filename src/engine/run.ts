import { type Placement, placementOf } from '../fargate/placement.ts';
import type { Manifests } from '../kubernetes/manifests.ts';
import type { Place } from '../kubernetes/place.ts';
import type { Pod } from '../kubernetes/pod.ts';
import type { Resource } from '../kubernetes/resource.ts';
import type { Message, Messages, Reported, Rule, RuleContext, Suggestion } from '../rule.ts';
import type { Settings } from '../settings.ts';
import type { Change, Finding } from './finding.ts';
import { fingerprintOf } from './fingerprint.ts';

/** What rules are run on. */
export interface Subject {
  readonly manifests: Manifests;
  readonly settings: Settings;
  /** Options by rule id; defaults are filled in from the rule's schema. */
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface RunResult {
  /** In the order in which rules found them. */
  readonly findings: readonly Finding[];
  readonly placements: ReadonlyMap<Pod, Placement>;
}

/** Shows every rule what it asks for: pods that go to Fargate, objects of a kind, the whole set. */
export function run(rules: readonly Rule[], subject: Subject): RunResult {
  const { manifests } = subject;
  const placements = new Map(manifests.pods.map((pod) => [pod, placementOf(pod)]));
  const fargatePods = manifests.pods.filter((pod) => placements.get(pod)?.runsOn === 'fargate');
  const findings: Finding[] = [];
  for (const rule of rules) {
    const contextFor = (owner: Owner): RuleContext<Messages> => ({
      report: (reported) => findings.push(findingOf(rule, reported, owner, manifests)),
      options: optionsOf(rule, subject),
      manifests,
      fargatePods,
      placement: (pod) => placements.get(pod) ?? placementOf(pod),
      settings: subject.settings,
    });
    if (rule.pod) for (const pod of fargatePods) rule.pod(pod, contextFor({ pod, resource: pod.workload }));
    for (const [kind, visit] of Object.entries(rule.resources ?? {})) {
      for (const resource of manifests.ofKind(kind)) visit(resource, contextFor({ pod: null, resource }));
    }
    rule.set?.(contextFor({ pod: null, resource: null }));
  }
  return { findings, placements };
}

interface Owner {
  readonly pod: Pod | null;
  readonly resource: Resource | null;
}

function optionsOf(rule: Rule, { options }: Subject): Record<string, unknown> {
  const defaults = Object.entries(rule.options?.properties ?? {}).map(([name, schema]) => [name, schema.default]);
  return { ...Object.fromEntries(defaults), ...options[rule.id] };
}

function findingOf(rule: Rule, reported: Reported<Messages>, owner: Owner, manifests: Manifests): Finding {
  const { at, message: messageId } = reported;
  const resource = holds(owner.resource, at) ? owner.resource : manifests.ownerOf(at);
  const path = resource ? at.path.slice(resource.place.path.length) : at.path;
  const message: Message | undefined = rule.messages[messageId];
  const own = typeof message === 'object' ? message : undefined;
  return {
    rule,
    severity: own?.severity ?? rule.severity,
    evidence: own?.evidence ?? rule.evidence,
    messageId,
    data: reported.data ?? {},
    file: at.document.file,
    range: at.range,
    resource,
    path,
    pod: owner.pod,
    schedulerMessages: [reported.schedulerMessage ?? []].flat(),
    fingerprint: fingerprintOf(rule.id, messageId, resource, path),
    fix: reported.fix ? (changeOf(reported.fix) ?? null) : null,
    suggestions: (reported.suggest ?? []).flatMap((suggestion) => changeOf(suggestion) ?? []),
    related: relatedOf(reported),
  };
}

function holds(resource: Resource | null, place: Place): boolean {
  if (resource?.place.document !== place.document) return false;
  return resource.place.path.every((step, index) => place.path[index] === step);
}

/** Undefined when the change cannot be made by edits that touch nothing else. */
function changeOf({ title, place, intents }: Suggestion): Change | undefined {
  const edits = intents.map((intent) => place.document.edit(intent));
  if (!edits.every((each) => each !== undefined)) return undefined;
  return { title, file: place.document.file, edits: edits.flat() };
}

function relatedOf({ at, related = [] }: Reported<Messages>): Finding['related'] {
  const definition = at.definition;
  const written = definition ? [{ file: at.document.file, range: definition, message: 'written here' }] : [];
  const others = related.map(({ at: place, message }) => ({ file: place.document.file, range: place.range, message }));
  return [...written, ...others];
}
