import { copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BUNDLE, runBundle } from '../support/action.ts';
import { BLOCKED, CLEAN, writeFiles } from '../support/cli.ts';
import { temporaryDirectory } from '../support/repository.ts';

it('is one file that needs nothing beside it', () => {
  const bundle = join(temporaryDirectory(), 'index.cjs');
  copyFileSync(BUNDLE, bundle);
  // All that renders charts and kustomizations and makes plans is in it.
  expect(statSync(bundle).size).toBeLessThan(1_500_000);
  // Of what is in files of its own elsewhere: what explains syntax errors, plugins, the compiler of their options.
  const rule = `export const rules = [{ id: 'own/no-anchors', description: 'Disallow x', category: 'effect',
    severity: 'warn', evidence: 'inferred', references: [], help: 'Remove it.', messages: { found: 'Found {limit}.' },
    options: { type: 'object', additionalProperties: false, properties: { limit: { type: 'integer', default: 3, description: 'x' } } },
    pod(pod, { report, options }) { report({ message: 'found', at: pod.spec, data: { limit: options.limit } }); } }];`;
  const workspace = temporaryDirectory();
  writeFiles(workspace, {
    'pod.yaml': BLOCKED.replace('hostNetwork: true', 'hostNetwork: &yes true'),
    'rules.mjs': rule,
  });
  const { code, outputs, log } = runBundle({ workspace, inputs: { plugins: './rules.mjs' } }, bundle);
  expect({ code, ...outputs }).toMatchObject({ code: 1, errors: '1', warnings: '1' });
  expect(log).toContain('title=own/no-anchors::Found 3.%0A');
});

it('plans', () => {
  const workspace = temporaryDirectory();
  writeFiles(workspace, { 'k8s/pod.yaml': CLEAN });
  const { code, summary } = runBundle({ workspace, inputs: { paths: 'k8s', plan: '--ec2 m5.large' } });
  expect(code).toBe(0);
  expect(summary).toContain('## Fargate plan: the only workload fits Fargate');
});
