import type { Finding } from '../../src/engine/findings/finding.ts';
import type { Report, Verdict, Workload } from '../../src/engine/findings/report.ts';
import { createStyle, type Style } from '../../src/formatters/terminal/style.ts';
import { Manifests } from '../../src/kubernetes/manifests.ts';
import { Place } from '../../src/kubernetes/place.ts';
import type { Pod } from '../../src/kubernetes/pod.ts';
import { resourcesOf } from '../../src/kubernetes/resource.ts';
import { defineRule, type Outcome } from '../../src/rule.ts';
import type { Document, SourceFile, TextRange } from '../../src/source/document.ts';
import { createSourceFile } from '../../src/source/source-file.ts';

/** A rule that says whatever a test wants it to say. */
export const fakeRule = defineRule({
  id: 'no-example',
  description: 'Disallow examples',
  category: 'scheduling',
  severity: 'error',
  evidence: 'observed',
  outcome: 'pending',
  references: ['https://example.com/'],
  messages: { said: '{what} is not for Fargate.' },
  help: 'Remove it, or keep the workload on EC2 nodes.',
});

export { createSourceFile };

/** The `nth` (from 0) occurrence of `marked` in a file. */
export function rangeOf(file: SourceFile, marked: string, nth = 0): TextRange {
  let start = -1;
  for (let count = 0; count <= nth; count++) start = file.text.indexOf(marked, start + 1);
  if (start < 0) throw new Error(`${marked} is not in ${file.path}`);
  return { start, end: start + marked.length };
}

export function buildFinding(file: SourceFile, range: TextRange, more: Partial<Finding> = {}): Finding {
  return {
    rule: fakeRule,
    severity: 'error',
    evidence: 'observed',
    messageId: 'said',
    data: { what: 'This' },
    file,
    range,
    places: [{ file, range }],
    resource: more.pod?.workload ?? null,
    path: [],
    pod: null,
    schedulerMessages: [],
    fingerprint: '0123456789abcdef',
    offers: [],
    outcome: more.rule ? (more.rule.outcome ?? 'runs') : 'pending',
    affects: more.pod ? [more.pod] : [],
    notes: [],
    ...more,
  };
}

/** The pod of a Deployment in a file, whose positions are those of the whole file. */
export function buildPod(file: SourceFile, name = 'web', namespace = 'shop'): Pod {
  const value = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: { replicas: 2, template: { spec: { containers: [{ name: 'web', image: 'web' }] } } },
  };
  const document: Document = {
    file,
    index: 0,
    value,
    duplicates: [],
    locate: () => ({ kind: 'mapping', value: { start: 0, end: file.text.length } }),
    edit: () => undefined,
  };
  const [pod] = new Manifests(resourcesOf(Place.root(document), 'default')).pods;
  if (!pod) throw new Error('no pod');
  return pod;
}

export function buildWorkload(pod: Pod, more: Partial<Workload> = {}): Workload {
  return {
    pod,
    runsOn: 'fargate',
    profile: null,
    outcome: outcomeFor(more.verdict ?? 'blocked'),
    verdict: 'blocked',
    event: 'Pod not supported on Fargate: fields not supported: HostNetwork',
    qos: 'BestEffort',
    requests: { cpuMilli: 0, memoryMiB: 0 },
    size: { vcpu: 0.25, memoryGiB: 0.5 },
    ...more,
  };
}

function outcomeFor(verdict: Verdict): Outcome {
  return verdict === 'blocked' ? 'pending' : verdict;
}

export function buildReport(findings: readonly Finding[], workloads: readonly Workload[] = []): Report {
  return {
    findings,
    suppressed: [],
    workloads,
    skipped: [],
    unchecked: [],
    failures: [],
    declaredProfiles: [],
    summary: {
      files: new Set([...findings, ...workloads.map(({ pod }) => pod.workload.place)].map(({ file }) => file)).size,
      documents: 1,
      workloads: workloads.length,
      errors: findings.filter(({ severity }) => severity === 'error').length,
      warnings: findings.filter(({ severity }) => severity === 'warn').length,
    },
  };
}

export const plain: Style = createStyle({ output: {}, env: {}, version: '1.2.3' });

export function terminal(columns: number, env: Record<string, string> = { NO_COLOR: '1' }): Style {
  return createStyle({ output: { isTTY: true, columns }, env, version: '1.2.3' });
}
