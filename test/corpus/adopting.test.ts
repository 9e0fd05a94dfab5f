import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run, writeFiles } from '../support/cli.ts';
import { CORPUS } from '../support/corpus.ts';
import { ROOT, temporaryDirectory } from '../support/repository.ts';

const EXAMPLES = join(CORPUS, 'kubernetes__examples');
const BASELINE = 'fargate-lint-baseline.txt';

const LIMITS = `          limits:
            cpu: "2"
            memory: "10Gi"
            ephemeral-storage: "10Gi"
`;

const LOG_AGENT = `apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: log-agent
spec:
  selector: { matchLabels: { app: log-agent } }
  template:
    metadata: { labels: { app: log-agent } }
    spec:
      containers:
        - name: fluent-bit
          image: fluent/fluent-bit:3.1
          resources: { requests: { cpu: 100m, memory: 64Mi } }
`;

/** What docs/adopting.md tells, done as it tells it. */
it.skipIf(!existsSync(EXAMPLES))('is adopted by a repository of years', async () => {
  const cwd = temporaryDirectory();
  cpSync(EXAMPLES, cwd, { recursive: true });
  const lint = (...argv: string[]) => run(argv, { cwd });
  const edit = (path: string, from: string, to: string) => {
    const text = readFileSync(join(cwd, path), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(cwd, path), text.replace(from, to));
  };

  expect((await lint('init')).code).toBe(0);
  const config = 'extends: recommended\nignores:\n  - _archived\n';
  writeFiles(cwd, { 'fargate-lint.yaml': config });
  const page = readFileSync(join(ROOT, 'docs/adopting.md'), 'utf8');
  const first = await lint('--statistics');
  expect(first.code).toBe(1);
  expect(page).toContain(first.stdout.trim());

  edit(
    'AI/vllm-deployment/vllm-deployment.yaml',
    `${LIMITS}            nvidia.com/gpu: "1"`,
    `${LIMITS}            # fargate-lint-disable-next-line no-device-resources -- goes to the GPU nodes\n            nvidia.com/gpu: "1"`,
  );
  edit(
    'databases/cassandra/cassandra-statefulset.yaml',
    'metadata:\n  name: cassandra\n',
    'metadata:\n  name: cassandra\n  annotations:\n    fargate-lint/disable.no-volume-claim-templates: stays on EC2\n',
  );
  const ignore =
    'ignore:\n  - { rule: service-ip-targets, kind: Service, name: guestbook, reason: behind the gateway }\n';
  writeFiles(cwd, { 'fargate-lint.yaml': config + ignore });
  expect((await lint('--statistics')).stdout).toContain('3 errors and 9 warnings');

  const written = await lint('--baseline-write', BASELINE);
  expect(written.code).toBe(0);
  expect(page).toContain(written.stderr.trim());
  expect(await lint('--baseline', BASELINE, '--format', 'github')).toMatchObject({ code: 0, stdout: '' });

  writeFiles(cwd, { 'logging/log-agent.yaml': LOG_AGENT });
  const last = await lint('--baseline', BASELINE);
  expect(last.code).toBe(1);
  expect(page).toContain(last.stdout.trim());
});
