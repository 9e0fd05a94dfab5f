import { join } from 'node:path';
import { run, writeFiles } from '../support/cli.ts';
import { temporaryDirectory } from '../support/repository.ts';

/** A container that Fargate runs, and `fields` of its pod. */
export function deployment(name: string, fields = ''): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      ${fields}
      containers:
        - name: app
          image: public.ecr.aws/example/app:1
          resources: { requests: { cpu: 250m, memory: 512Mi } }
`;
}

/** A chart whose pod uses the network of its node where \`hostNetwork\` says so. */
export function chart(directory: string, name = 'app'): Record<string, string> {
  return {
    [`${directory}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.2.3\n`,
    [`${directory}/values.yaml`]: 'hostNetwork: false\n',
    [`${directory}/templates/app.yaml`]: deployment('{{ .Release.Name }}', 'hostNetwork: {{ .Values.hostNetwork }}'),
  };
}

/** What a run says of files: findings as `place rule`, and all else. */
export async function lint(files: Record<string, string | Uint8Array>, options: readonly string[] = [], below = '') {
  const root = temporaryDirectory();
  writeFiles(root, files);
  const { code, stdout, stderr } = await run(['-f', 'json', ...options], { cwd: join(root, below) });
  const report = JSON.parse(stdout);
  return {
    code,
    stderr,
    report,
    found: report.findings.map((each: Record<string, unknown>) => `${each.file}:${each.line} ${each.rule}`) as string[],
    entries: (report.entries ?? []).map(
      (each: Record<string, unknown>) => `${each.kind} ${each.name}: ${each.deploys ?? each.reason}`,
    ) as string[],
    workloads: report.workloads.map((each: Record<string, unknown>) => `${each.namespace}/${each.name}`) as string[],
  };
}
