import type { DeclaredProfile } from '../fargate/profiles/declared-profile.ts';
import { type Placement, placementOf } from '../fargate/scheduling/placement.ts';
import type { Manifests } from '../kubernetes/manifests.ts';
import type { Place } from '../kubernetes/place.ts';
import type { Pod } from '../kubernetes/pod.ts';
import type { Resource } from '../kubernetes/resource.ts';
import type { Message, Messages, Note, Reported, Rule, RuleContext } from '../rule.ts';
import type { Settings } from '../settings.ts';
import type { Span } from '../source/document.ts';
import { isSameSpan } from '../source/span.ts';
import { firstNotes, notesOfPlaces, outcomeOf } from './findings/build-finding.ts';
import type { Finding, FindingNote, Offer } from './findings/finding.ts';
import { fingerprintOf } from './findings/fingerprint.ts';
import type { Levels } from './findings/levels.ts';
import { shortenNote } from './findings/message.ts';
import type { RuleFailure } from './findings/report.ts';
import { type Measure, unmeasured } from './measure.ts';

/** What rules are run on. */
export interface RuleInput {
  readonly manifests: Manifests;
  readonly declaredProfiles: readonly DeclaredProfile[];
  readonly settings: Settings;
  /** Where rules have options of their own; defaults are filled in from the rule's schema. */
  readonly levels: Levels;
  /** Whether what a rule says matters to the report: most of the time that goes into a finding is for its places. */
  readonly matters: (reported: Reported<Messages>, pod: Pod | null) => boolean;
  /** What is known of runs of the same rules with the same settings; nothing is kept without it. */
  readonly memory?: RunMemory | undefined;
}

/**
 * What each visit of a rule reported of a pod or an object, where it looked at nothing else: it reports the same as long
 * as that is there.
 */
export type RunMemory = WeakMap<Pod | Resource, (readonly Recorded[])[]>;

interface Recorded {
  readonly reported: Reported<Messages>;
  readonly message: Message;
  /** Made when it matters. */
  finding?: Finding;
}

export interface RunResult {
  /** In the order in which rules found them. */
  readonly findings: readonly Finding[];
  readonly placements: ReadonlyMap<Pod, Placement>;
  readonly failures: readonly RuleFailure[];
}

/**
 * Shows every rule what it asks for: pods that go to Fargate, objects of a kind, the whole set. A rule that throws costs
 * what it would have found there, and nothing else.
 */
export function run(rules: readonly Rule[], input: RuleInput, measure: Measure = unmeasured): RunResult {
  const { manifests, settings, memory } = input;
  const { profiles } = settings;
  const placements = new Map(manifests.pods.map((pod) => [pod, placementOf(pod, profiles)]));
  const placement = (pod: Pod) => placements.get(pod) ?? placementOf(pod, profiles);
  const fargatePods = manifests.pods.filter((pod) => placement(pod).runsOn === 'fargate');
  const visitInput = { ...input, fargatePods, placement };
  const findings: Finding[] = [];
  const failures: RuleFailure[] = [];
  const podsShown = manifests.pods.map((pod) => shownOf(pod, { pod, resource: pod.workload }, memory));
  const onFargate = podsShown.filter(({ subject: pod }) => placement(pod).runsOn === 'fargate');
  let visits = 0;
  const apply = (rule: Rule): void => {
    const visitor = new Visitor(rule, visitInput, { findings, failures });
    const showAll = <Seen>(all: readonly Shown<Seen>[], visit: Visit<Seen>): void => {
      const number = visits++;
      for (const each of all) visitor.show(each, number, visit);
    };
    if (rule.pod) showAll(onFargate, rule.pod.bind(rule));
    if (rule.everyPod) showAll(podsShown, rule.everyPod.bind(rule));
    for (const [kind, visit] of Object.entries(rule.resources ?? {})) {
      const objects = manifests.ofKind(kind).map((resource) => shownOf(resource, { pod: null, resource }, memory));
      showAll(objects, visit);
    }
    if (rule.set) showAll([{ subject: null, owner: NOTHING, known: undefined }], (_, context) => rule.set?.(context));
  };
  for (const rule of rules) measure('rule', rule.id, () => apply(rule));
  return { findings, placements, failures };
}

type Visit<Seen> = (subject: Seen, context: RuleContext<Messages>) => unknown;

/** Something that rules are shown. */
interface Shown<Seen> {
  readonly subject: Seen;
  readonly owner: Owner;
  /** What is remembered of it, by the number of the visit. */
  readonly known: (readonly Recorded[])[] | undefined;
}

function shownOf<Seen extends Pod | Resource>(subject: Seen, owner: Owner, memory: RunMemory | undefined): Shown<Seen> {
  const known = memory && (memory.get(subject) ?? []);
  if (known) memory?.set(subject, known);
  return { subject, owner, known };
}

/** Shows one rule one thing after the other, unless it is known what it reports. */
class Visitor {
  readonly #rule: Rule;
  readonly #input: VisitInput;
  readonly #result: { readonly findings: Finding[]; readonly failures: RuleFailure[] };
  /** Undefined where options depend on what is shown: else one for all, as to make one takes longer than most rules do. */
  readonly #context: RuleContext<Messages> | undefined;
  #owner = NOTHING;
  #recorded: Recorded[] = [];
  /** Whether it has looked at nothing but what it is shown. */
  #isAlone = true;

  constructor(rule: Rule, input: VisitInput, result: { findings: Finding[]; failures: RuleFailure[] }) {
    this.#rule = rule;
    this.#input = input;
    this.#result = result;
    this.#context = input.levels.isUniform(rule.id) ? this.#contextFor(NOTHING) : undefined;
  }

  show<Seen>({ subject, owner, known }: Shown<Seen>, number: number, visit: Visit<Seen>): void {
    this.#owner = owner;
    try {
      const last = known?.[number];
      if (last) {
        for (const recorded of last) this.#add(recorded);
        return;
      }
      if (this.#recorded.length > 0) this.#recorded = [];
      this.#isAlone = true;
      const returned = visit(subject, this.#context ?? this.#contextFor(owner));
      if (returned instanceof Promise) throw withoutEcho(returned);
      if (known && this.#isAlone) known[number] = this.#recorded.length > 0 ? this.#recorded : NOTHING_RECORDED;
    } catch (error) {
      const file = owner.resource?.place.document.file.path ?? null;
      this.#result.failures.push({ rule: this.#rule, file, error });
    }
  }

  #contextFor(owner: Owner): RuleContext<Messages> {
    const { levels, manifests, fargatePods, declaredProfiles, placement, settings } = this.#input;
    // What is found out from these depends on more than what is shown.
    const others = <Read>(read: Read): Read => {
      this.#isAlone = false;
      return read;
    };
    return {
      report: (reported) => {
        const recorded = { reported, message: messageFor(this.#rule, reported) };
        this.#recorded.push(recorded);
        this.#add(recorded);
      },
      options: optionsOf(this.#rule, levels, owner),
      get manifests() {
        return others(manifests);
      },
      get fargatePods() {
        return others(fargatePods);
      },
      placement,
      get declaredProfiles() {
        return others(declaredProfiles);
      },
      settings,
    };
  }

  #add(recorded: Recorded): void {
    const { matters, manifests } = this.#input;
    if (!matters(recorded.reported, this.#owner.pod)) return;
    recorded.finding ??= findingOf(this.#rule, recorded, this.#owner, manifests);
    this.#result.findings.push(recorded.finding);
  }
}

/** A promise reports too late, and its rejection would go unhandled. */
function withoutEcho(promise: Promise<unknown>): TypeError {
  promise.catch(() => {});
  return new TypeError('a rule must not be async');
}

interface Owner {
  readonly pod: Pod | null;
  readonly resource: Resource | null;
}

const NOTHING: Owner = { pod: null, resource: null };
const NOTHING_RECORDED: readonly Recorded[] = [];

type VisitInput = RuleInput & Pick<RuleContext<Messages>, 'fargatePods' | 'placement'>;

function optionsOf(rule: Rule, levels: Levels, { pod, resource }: Owner): Record<string, unknown> {
  const target = resource ? { file: resource.place.document.file, resource, pod } : undefined;
  const defaults = Object.entries(rule.options?.properties ?? {}).map(([name, schema]) => [name, schema.default]);
  return { ...Object.fromEntries(defaults), ...levels.optionsOf(rule.id, target) };
}

/** Throws a TypeError for what the types of a rule rule out, since not everyone writes rules with types. */
function messageFor(rule: Rule, { at, message: id, data }: Reported<Messages>): Message {
  if (!(at?.document && at.path)) throw new TypeError('report() has to be given the place that is wrong, as `at`');
  const message: Message | undefined = rule.messages[id];
  if (message === undefined) throw new TypeError(`the rule has no message ${id}`);
  const text = typeof message === 'string' ? message : message.text;
  for (const name of placeholdersIn(text)) {
    if (data?.[name] === undefined) throw new TypeError(`the message ${id} needs a value for {${name}}`);
  }
  return message;
}

/** Looked for once in each text, as rules report the same few again and again. */
function placeholdersIn(text: string): readonly string[] {
  const known = placeholders.get(text) ?? Array.from(text.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
  placeholders.set(text, known);
  return known;
}

const placeholders = new Map<string, readonly string[]>();

function findingOf(rule: Rule, { message, reported }: Recorded, owner: Owner, manifests: Manifests): Finding {
  const { at, message: messageId } = reported;
  const resource = holds(owner.resource, at) ? owner.resource : manifests.ownerOf(at);
  const path = resource ? at.path.slice(resource.place.path.length) : at.path;
  const own = typeof message === 'object' ? message : undefined;
  const places = placesOf(reported);
  return {
    rule,
    severity: own?.severity ?? rule.severity,
    evidence: own?.evidence ?? rule.evidence,
    messageId,
    data: reported.data ?? {},
    file: places[0].file,
    range: places[0].range,
    places,
    resource,
    path,
    pod: owner.pod,
    outcome: outcomeOf(rule, message),
    affects: reported.affects ?? (owner.pod ? [owner.pod] : []),
    schedulerMessages: [reported.schedulerMessage ?? []].flat(),
    fingerprint: fingerprintOf(rule.id, messageId, resource, path),
    offers: offersOf(reported),
    notes: firstNotes([...notesOfPlaces(places), ...switchNotes(reported, owner), ...notesOf(reported)]).map((note) =>
      noteOf(note, places[0]),
    ),
  };
}

/** Where a chart or the like would write what is missing, then where it is missing. */
function placesOf({ at, missing = [] }: Reported<Messages>): readonly [Span, ...Span[]] {
  const hooks = missing.flatMap((place) => place.document.hooksFor?.(place.path) ?? []);
  const [first, ...others] = [...hooks, ...at.spans] as [Span, ...Span[]];
  const isFirst = (a: Span, index: number) =>
    !others.slice(0, index).some((b) => isSameSpan(a, b)) && !isSameSpan(a, first);
  return [first, ...others.filter(isFirst)];
}

/** Throws a TypeError for what is none, as {@link messageFor} does. */
function offersOf({ fix, suggest = [] }: Reported<Messages>): readonly Offer[] {
  const offers = [...(fix ? [{ ...fix, isFix: true }] : []), ...suggest.map((each) => ({ ...each, isFix: false }))];
  for (const { place, intents } of offers) {
    if (place?.document && Array.isArray(intents)) continue;
    throw new TypeError('a change that report() is given needs its `place` and its `intents`');
  }
  return offers;
}

function holds(resource: Resource | null, place: Place): boolean {
  if (resource?.place.document !== place.document) return false;
  return resource.place.path.every((step, index) => place.path[index] === step);
}

/** Where it can be switched off. To do without a workload is no advice on its pods; it may be on its kind. */
function switchNotes({ at, missing = [] }: Reported<Messages>, { pod, resource }: Owner): FindingNote[] {
  if (missing.length > 0 || !at.exists) return [];
  const isOfPod = pod !== null && at.path.length >= pod.spec.path.length;
  const spans = at.document.switchesOf?.(at.path, isOfPod ? resource?.place.path : undefined) ?? [];
  return spans.map((span) => ({ text: 'depends on this value', span }));
}

function notesOf({ at, notes = [] }: Reported<Messages>): readonly (FindingNote | Note)[] {
  const definition = at.definition;
  return definition ? [{ text: 'written here', span: { file: at.document.file, range: definition } }, ...notes] : notes;
}

/** Where a place is, is looked for in those that are kept alone. The place of the finding itself is not said again. */
function noteOf(note: FindingNote | Note, ofFinding: Span): FindingNote {
  if ('span' in note) return note;
  const span = note.at?.spans[0];
  return { text: shortenNote(note.text), span: span && !isSameSpan(span, ofFinding) ? span : null };
}
