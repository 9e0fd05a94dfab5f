import type { FargateSize } from '../fargate/sizes/sizes.ts';
import type { QosClass } from '../kubernetes/requests/qos.ts';
import type { Evidence, Outcome, Severity } from '../rule.ts';
import type { TextEdit } from '../source/document.ts';

/** What `--format json` prints: the contract of docs/report.schema.json, which says what the properties mean. */
export interface JsonReport {
  readonly version: 1;
  readonly tool: { readonly name: 'fargate-lint'; readonly version: string };
  readonly shard?: JsonShard;
  readonly findings: readonly JsonFinding[];
  readonly suppressed: readonly JsonSuppressed[];
  readonly workloads: readonly JsonWorkload[];
  readonly skipped: readonly { readonly file: string; readonly reason: 'template' }[];
  readonly entries?: readonly JsonEntry[];
  readonly unchecked: readonly { readonly kind: string; readonly group: string; readonly count: number }[];
  readonly incomplete: readonly JsonGap[];
  readonly summary: JsonSummary;
}

export interface JsonEntry {
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly deploys: string | null;
  readonly reason: string | null;
}

export interface JsonShard {
  readonly index: number;
  readonly count: number;
  readonly run: string;
}

export interface JsonFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly evidence: Evidence;
  readonly outcome: Outcome;
  readonly url: string | null;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly places: readonly JsonPlace[];
  readonly path: string;
  readonly resource: JsonNames | null;
  readonly workload: number | null;
  readonly fingerprint: string;
  readonly fix: JsonChange | null;
  readonly suggestions: readonly JsonChange[];
  readonly notes: readonly JsonNote[];
}

export interface JsonSuppressed {
  readonly how: 'comment' | 'annotation' | 'config' | 'baseline';
  readonly reason: string | null;
  readonly finding: JsonFinding;
}

export interface JsonNames {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
}

export interface JsonChange {
  readonly title: string;
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

export interface JsonNote {
  readonly text: string;
  readonly place: JsonPlace | null;
}

export interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface JsonWorkload extends JsonNames {
  readonly file: string;
  readonly line: number;
  readonly document: number;
  readonly item: number | null;
  readonly replicas: number | null;
  readonly runsOn: 'fargate' | 'ec2';
  readonly profile: string | null;
  readonly outcome: Outcome;
  readonly verdict: 'runs' | 'blocked' | 'uncertain';
  readonly event: string | null;
  readonly qos: QosClass;
  readonly requests: { readonly cpuMilli: number; readonly memoryMiB: number };
  readonly size: FargateSize | null;
}

/** Something that could not be linted. */
export interface JsonGap {
  readonly file: string | null;
  readonly rule: string | null;
  readonly reason: string;
}

export interface JsonSummary {
  readonly files: number;
  readonly documents: number;
  readonly workloads: number;
  readonly errors: number;
  readonly warnings: number;
}
