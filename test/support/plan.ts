import { expect } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { run, writeFiles } from './cli.ts';
import { temporaryDirectory } from './repository.ts';

/** 2026-11-29: prices must not grow old while tests are run. */
export const PLAN_ENV = { SOURCE_DATE_EPOCH: '1795910400', NO_COLOR: '1' };

/** What `plan` says of a manifest, as data. */
export async function planOf(manifest: string, ...args: string[]): Promise<Plan> {
  const cwd = temporaryDirectory();
  writeFiles(cwd, { 'app.yaml': manifest });
  const { code, stdout, stderr } = await run(['plan', 'app.yaml', '-f', 'json', ...args], { cwd, env: PLAN_ENV });
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Plan;
}

export interface WorkloadOptions {
  readonly kind?: string;
  readonly namespace?: string;
  readonly replicas?: number;
  readonly cpu?: string;
  readonly memory?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Lines of the pod spec. */
  readonly spec?: string;
  readonly annotations?: string;
}

/** A workload that runs on Fargate, and nothing is to be said of it. */
export function workload(name: string, options: WorkloadOptions = {}): string {
  const {
    kind = 'Deployment',
    namespace = 'default',
    replicas = 1,
    cpu = '250m',
    memory = '256Mi',
    spec = '',
  } = options;
  const { labels = { app: name }, annotations = '' } = options;
  const written = JSON.stringify(labels);
  const requests =
    cpu === ''
      ? ''
      : `\n          resources: { requests: { cpu: ${cpu}, memory: ${memory} }, limits: { memory: ${memory} } }`;
  return `---
apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, namespace: ${namespace} }
spec:${kind === 'DaemonSet' ? '' : `\n  replicas: ${replicas}`}
  selector: { matchLabels: ${written} }
  template:
    metadata: { labels: ${written}${annotations} }
    spec:
${spec}      containers:
        - name: app
          image: registry.example/app:1${requests}
`;
}
