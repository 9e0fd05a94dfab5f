import type { FargateSize } from '../fargate/sizes/sizes.ts';
import type { QosClass } from '../kubernetes/requests/qos.ts';

/** The fewest, what is expected, and the most: of pods, or of money for so many pods. */
export interface Range {
  readonly min: number;
  readonly expected: number;
  readonly max: number;
}

/**
 * Where workloads go, at what size and price, and what stays. Plain data, the contract of `docs/plan.schema.json`.
 * Amounts are for a month, in `currency`.
 */
export interface Plan {
  readonly version: 1;
  readonly region: string;
  readonly currency: string;
  readonly prices: PlanPrices;
  /** The result in a few sentences. */
  readonly answer: readonly string[];
  /** What is missing from the plan, or should be known to whoever reads it. */
  readonly notes: readonly string[];
  readonly workloads: readonly PlannedWorkload[];
  /** What everything costs, in several ways. */
  readonly scenarios: readonly Scenario[];
  /** Null where a side cannot be priced, or nothing goes to Fargate. */
  readonly breakEven: BreakEven | null;
  /** The EC2 nodes of a dump; null without one. */
  readonly present: PresentFleet | null;
  readonly room: Room;
  /** Null when nothing goes to Fargate. */
  readonly profile: ProfileProposal | null;
  readonly assumptions: readonly Assumption[];
}

export interface PlanPrices {
  readonly hoursAMonth: number;
  readonly fargate: {
    readonly vcpuHour: number;
    readonly memoryGiBHour: number;
    readonly storageGiBHour: number | null;
    /** Year, month or day; null for prices of one's own. */
    readonly asOf: string | null;
    readonly confidence: 'good' | 'fair' | 'own';
    readonly sources: readonly string[];
  };
  /** Null where no price of EC2 is known. */
  readonly ec2: { readonly asOf: string | null; readonly source: string } | null;
}

/** Something that no input says, and what was assumed. */
export interface Assumption {
  readonly id: string;
  readonly text: string;
  readonly value: string;
  readonly default: string;
  /** The option that changes it; null when none does. */
  readonly option: string | null;
}

export type PlacementKind = 'fargate' | 'fargate-after-edits' | 'ec2';

export type ReasonId =
  | 'annotated'
  | 'blocked'
  | 'daemonset'
  | 'device'
  | 'keeps-data'
  | 'kept'
  | 'no-requests'
  | 'uncertain'
  | 'unknown';

export interface Reason {
  readonly id: ReasonId;
  readonly text: string;
  readonly rule: string | null;
  /** The event that the pod would show. */
  readonly event: string | null;
  readonly file: string | null;
  readonly line: number | null;
}

/** A change to a manifest, at its line. */
export interface PlanEdit {
  /** `runs`: without it the pods do not run on Fargate. `cheaper`: it makes a smaller size do, or ends what is billed. */
  readonly effect: 'runs' | 'cheaper';
  readonly title: string;
  /** Null for what no rule asks for: an annotation that somebody has decided against. */
  readonly rule: string | null;
  readonly file: string;
  readonly line: number;
}

export interface PlannedWorkload {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly placement: PlacementKind;
  readonly reasons: readonly Reason[];
  readonly edits: readonly PlanEdit[];
  /** Null for a DaemonSet, of which each node has one. */
  readonly pods: Range | null;
  readonly requests: { readonly cpuMilli: number; readonly memoryMiB: number };
  readonly qos: QosClass;
  /** On Fargate as it is; null when it does not run there, or what it is sized at is not known. */
  readonly size: FargateSize | null;
  /** On Fargate after the edits; the same when they change nothing of it. */
  readonly sizeAfter: FargateSize | null;
  /** Of one pod on Fargate that runs all the time; null without a size. */
  readonly podMonth: number | null;
  readonly podMonthAfter: number | null;
  /** Of all pods on Fargate, as they are and after the edits; null without a size. */
  readonly month: Range | null;
  readonly monthAfter: Range | null;
  readonly job: PlannedJob | null;
}

/** What there is to say of a Job or a CronJob beside its pods. */
export interface PlannedJob {
  /** Null when the schedule cannot be read. */
  readonly runsAMonth: number | null;
  /** Null until somebody says how long a run takes: then only what finished pods hold is counted. */
  readonly minutes: number | null;
  /** Finished pods that keep their Fargate nodes, all the time. */
  readonly heldPods: Range;
}

export type ScenarioId = 'ec2' | 'ec2-auto-mode' | 'hybrid-after-edits' | 'hybrid' | 'fargate-after-edits' | 'fargate';

export interface Scenario {
  readonly id: ScenarioId;
  readonly title: string;
  /** Workloads that the scenario leaves out, since they can run on EC2 only. */
  readonly leavesOut: number;
  readonly fargate: Payments | null;
  /** With nodes packed as full as a scheduler can. */
  readonly ec2: Payments | null;
  readonly total: Payments;
  /** The total on nodes as full as those of most clusters, at the expected number of pods. */
  readonly usual: UsualTotal | null;
  /** The nodes, at the expected number of pods. */
  readonly fleet: readonly FleetPart[];
  /** The same nodes by pool, of which there are several where pods cannot share nodes. */
  readonly pools: readonly NodePool[];
}

/** Nodes that are packed together. */
export interface NodePool {
  /** Labels that its pods select, with the values that will do; none for nodes in general. */
  readonly labels: Readonly<Record<string, readonly string[]>>;
  /** `dedicated=db:NoSchedule`; of nodes that were not read, those that all pods that select them tolerate. */
  readonly taints: readonly string[];
  /** Whether such nodes were read. */
  readonly isRead: boolean;
  /** At the expected number of pods: how many there are, without DaemonSets, and the nodes. */
  readonly pods: number;
  readonly fleet: readonly FleetPart[];
  /** Its part of what EC2 costs. */
  readonly ec2: Payments;
}

/** What something costs by the way of paying; null for a way that does not exist. */
export interface Payments {
  readonly onDemand: Range;
  readonly savingsPlan1Year: Range;
  readonly savingsPlan3Years: Range;
  /** EC2 by Spot, Fargate on demand. */
  readonly spot: Range | null;
}

export interface UsualTotal {
  readonly low: PlainPayments;
  readonly high: PlainPayments;
}

export interface PlainPayments {
  readonly onDemand: number;
  readonly savingsPlan1Year: number;
  readonly savingsPlan3Years: number;
  readonly spot: number | null;
}

export interface FleetPart {
  readonly type: string;
  readonly count: number;
}

/** All numbers are parts of one, of nodes valued at Fargate's prices. */
export interface BreakEven {
  readonly types: readonly FleetPart[];
  /** What pods cost on Fargate for each unit of what they request. */
  readonly rounding: number;
  readonly roundingAfter: number;
  /** EC2 is cheaper when more than this of the nodes is requested. */
  readonly share: number;
  readonly shareAfter: number;
  /** What this packing comes to, and the most that nodes leave to pods. */
  readonly packed: number;
  readonly most: number;
}

export interface PresentFleet {
  readonly nodes: readonly PresentNodes[];
  /** Nodes of Fargate in the dump, which are pods. */
  readonly fargateNodes: number;
  /** Of all EC2 nodes with their disks; null when the price of a type is not known. */
  readonly month: number | null;
  /** The part of the nodes, valued at Fargate's prices, that pods request; null when not all pods are on them. */
  readonly requestedShare: number | null;
}

export interface PresentNodes {
  readonly type: string;
  readonly count: number;
  readonly capacity: 'on-demand' | 'spot';
  readonly month: number | null;
}

export interface Room {
  readonly fargate: FargateRoom;
  readonly ec2: Ec2Room | null;
  readonly subnets: SubnetRoom | null;
}

export interface FargateRoom {
  /** Each is a node, an address and a network interface; pods that finished Jobs keep are among them. */
  readonly pods: Range;
  readonly vcpu: Range;
  /** At the most pods, while Deployments roll out. */
  readonly peakPods: number;
  readonly peakVcpu: number;
  readonly peakVcpuAfter: number;
  readonly quotaVcpu: number;
  readonly quotaEnis: number;
  /** For all pods to start at once. */
  readonly startSeconds: number;
}

/** For everything on EC2. */
export interface Ec2Room {
  readonly nodes: number;
  readonly enis: number;
  readonly addresses: number;
}

export interface SubnetRoom {
  readonly addresses: number;
  /** What the fullest zone needs. */
  readonly neededInWorstZone: number;
  readonly smallest: number;
  readonly suffices: boolean;
}

export interface ProfileProposal {
  /** How it selects the pods: by their labels, or after an annotation or a label is added to some workloads. */
  readonly way: ProfileWayId;
  readonly ways: readonly ProfileWay[];
  readonly profiles: readonly ProposedProfile[];
  /** What to write into workloads before. */
  readonly edits: readonly ProfileEdit[];
  readonly warnings: readonly string[];
}

export type ProfileWayId = 'labels' | 'annotate' | 'opt-in';

export interface ProfileWay {
  readonly id: ProfileWayId;
  readonly selectors: number;
  readonly profiles: number;
  readonly edits: number;
  /** Whether it selects the wanted pods and no other. */
  readonly isExact: boolean;
}

export interface ProposedProfile {
  readonly name: string;
  readonly selectors: readonly ProposedSelector[];
}

export interface ProposedSelector {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface ProfileEdit {
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** What to add to the pod template: `annotation eks.amazonaws.com/compute-type: ec2`. */
  readonly add: string;
}
