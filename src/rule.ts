import type { DeclaredProfile } from './fargate/profiles/declared-profile.ts';
import { COMPUTE_TYPE } from './fargate/scheduling/node-labels.ts';
import type { Placement } from './fargate/scheduling/placement.ts';
import type { SchedulerMessage } from './fargate/scheduling/scheduler-event.ts';
import type { Manifests } from './kubernetes/manifests.ts';
import type { Place } from './kubernetes/place.ts';
import type { Pod } from './kubernetes/pod.ts';
import type { Resource } from './kubernetes/resource.ts';
import type { Settings } from './settings.ts';
import type { EditIntent, PlainValue, Scalar } from './source/document.ts';

export type Severity = 'error' | 'warn';

/**
 * What a rule is based on. documented: AWS or Kubernetes documentation says so. observed: real clusters said so, in
 * public. inferred: it follows from the others, without a report.
 */
export type Evidence = 'documented' | 'observed' | 'inferred';

/**
 * What becomes of the pods that a finding is about; the verdict on a pod follows from nothing else.
 * - runs: they run.
 * - uncertain: they run or do not, which depends on something that was not read, or is not known.
 * - pending: they stay Pending.
 * - fails: they are bound to a node, and fail there.
 * - rejected: the API server rejects the object.
 * - absent: none of them runs on Fargate, and no Fargate profile would take them.
 */
export type Outcome = 'runs' | 'uncertain' | 'pending' | 'fails' | 'refused' | 'absent';

export type Category = 'scheduling' | 'traffic' | 'logging' | 'effect' | 'cost' | 'cluster' | 'manifest';

/**
 * Headline of a finding, with `{placeholders}`: subject and fault, then the consequence if it is not obvious; 40 to 90
 * characters, code in backticks, no full stop. Numbers and related places belong in the notes.
 */
export type Message = string | OwnMessage;

export interface OwnMessage {
  readonly text: string;
  /** Never reported as more than this, whatever the level of the rule. */
  readonly severity?: 'warn';
  readonly evidence?: Evidence;
  /** Where it is not that of the rule. */
  readonly outcome?: Outcome;
  /** Where it is not that of the rule; it may use the same placeholders. */
  readonly help?: string;
}

export type Messages = Readonly<Record<string, Message>>;

type TextOf<M extends Message> = M extends string ? M : M extends { readonly text: infer T extends string } ? T : never;
type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** The values a message's placeholders ask for: every one, and no other. */
export type DataOf<M extends Message> =
  Placeholder<TextOf<M>> extends never
    ? { readonly data?: undefined }
    : { readonly data: { readonly [Name in Placeholder<TextOf<M>>]: string | number } };

/** One more line of a finding: its numbers, or a related place. */
export interface Note {
  /** With a place, what is there: `Deployment checkout`. */
  readonly text: string;
  readonly at?: Place;
}

/** A change to the manifest that would fix the finding. */
export interface Suggestion {
  /** What the change does, as an imperative: `Remove hostNetwork`. */
  readonly title: string;
  readonly place: Place;
  readonly intents: readonly EditIntent[];
}

export type Reported<M extends Messages> = {
  [Id in keyof M & string]: {
    readonly message: Id;
    /** What is wrong, as exactly as possible. */
    readonly at: Place;
    /** What is missing, when it is about that: in a chart, the empty value that would write it is pointed at first. */
    readonly missing?: readonly Place[];
    /** What the Fargate scheduler reports, for the event that the pod will show. */
    readonly schedulerMessage?: SchedulerMessage | readonly SchedulerMessage[];
    /** A safe change: it does not alter what the manifest does. */
    readonly fix?: Suggestion;
    /** Changes that a person has to choose from. */
    readonly suggest?: readonly Suggestion[];
    readonly notes?: readonly Note[];
    /** The pods it is about, where the rule was shown something else than a pod. */
    readonly affects?: readonly Pod[];
  } & DataOf<M[Id]>;
}[keyof M & string];

export interface RuleContext<M extends Messages, Options = unknown> {
  readonly report: (finding: Reported<M>) => void;
  readonly options: Options;
  /** Everything that was read, indexed: the kinds that the rule names in `resources` and `reads`, and pods. */
  readonly manifests: Manifests;
  /** The pods of the set that go to Fargate. */
  readonly fargatePods: readonly Pod[];
  readonly placement: (pod: Pod) => Placement;
  /** The Fargate profiles that the files read declare, whether the settings name them or not. */
  readonly declaredProfiles: readonly DeclaredProfile[];
  readonly settings: Settings;
}

export interface RuleDefinition<M extends Messages, Options = unknown> {
  readonly id: string;
  /** One sentence in the imperative, without a full stop: `Disallow …`, `Require …`. */
  readonly description: string;
  readonly category: Category;
  /** In the recommended preset. */
  readonly severity: Severity;
  readonly evidence: Evidence;
  /** What its findings mean for the pods they are about, unless a message says otherwise; `runs` where it is absent. */
  readonly outcome?: Outcome;
  /** Public pages that say so. */
  readonly references: readonly string[];
  /** The page that explains the rule; a rule of fargate-lint has one under its id. */
  readonly docs?: string;
  readonly messages: M;
  /** What to do about it: one sentence in the imperative, the usual fix first. */
  readonly help: string;
  /** JSON schema of the options, an object whose properties all have a default. */
  readonly options?: OptionsSchema<Options>;

  /**
   * The kinds of objects that it asks `manifests` for, besides those with a pod template and those of its `resources`.
   * Objects of kinds that no rule names are not read, and to ask for them is an error.
   */
  readonly reads?: readonly string[];
  /** Called for each pod template that goes to Fargate. */
  pod?(pod: Pod, context: RuleContext<M, Options>): void;
  /** Called for each pod template, wherever it runs. */
  everyPod?(pod: Pod, context: RuleContext<M, Options>): void;
  /** Called for each object of a kind, whatever its API group. */
  readonly resources?: Readonly<Record<string, (resource: Resource, context: RuleContext<M, Options>) => void>>;
  /** Called once, for what can only be said of the whole set. */
  set?(context: RuleContext<M, Options>): void;
}

/** The options' type follows from their defaults. */
export interface OptionsSchema<Options> {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly properties: {
    readonly [Name in keyof Options]: {
      readonly description: string;
      readonly default: Options[Name];
      readonly [keyword: string]: unknown;
    };
  };
}

/** A rule whose message types have been forgotten, as the engine holds it. */
// biome-ignore lint/suspicious/noExplicitAny: options are checked against the rule's own schema before they get here
export type Rule = RuleDefinition<any, any>;

/** Gives a rule its types: an unknown message id, a missing or a superfluous placeholder does not compile. */
export function defineRule<const M extends Messages, Options = Record<string, never>>(
  rule: RuleDefinition<M, Options>,
): RuleDefinition<M, Options> {
  return rule;
}

export function removeField(place: Place, title = `Remove ${place.path.at(-1)}`): Suggestion {
  return { title, place, intents: [{ type: 'remove', path: place.path }] };
}

export function replaceValue(place: Place, value: Scalar, title = `Replace with ${value}`): Suggestion {
  return { title, place, intents: [{ type: 'replace', path: place.path, value }] };
}

/** Writes `value` at a place that may not exist yet; mappings missing on the way are written too. */
export function setField(place: Place, value: PlainValue, title: string): Suggestion {
  return { title, place, intents: [{ type: 'set', path: place.path, value }] };
}

/**
 * The annotation that makes the Fargate webhook pass a pod by. None for a patch, whose base may say it already; and none
 * where there are no EC2 nodes.
 */
export function keepOnEc2({ complete, template }: Pod, { cluster }: Settings): Suggestion[] {
  if (!complete || cluster === 'fargate-only') return [];
  return [setField(template.at('metadata', 'annotations', COMPUTE_TYPE), 'ec2', 'Keep this workload on EC2')];
}
