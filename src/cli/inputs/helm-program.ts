import { spawnSync } from 'node:child_process';
import { HelmFailure, type HelmProgram, type Release } from '../../render/charts/release.ts';

const MINUTE = 60_000;
const LARGEST_OUTPUT = 256 * 1024 * 1024;

/** Helm's own program, which the command line names; it reads whatever Helm's settings say. */
export function helmProgram(
  program: string,
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): HelmProgram {
  return (release, name, namespace) => {
    const { error, status, stdout, stderr } = spawnSync(program, argumentsOf(release, name, namespace), {
      cwd,
      env: { ...env },
      encoding: 'utf8',
      maxBuffer: LARGEST_OUTPUT,
      timeout: MINUTE,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (error) throw new HelmFailure(`${program} could not be run: ${reasonOf(error)}`, '--helm');
    if (status !== 0) throw new HelmFailure(saidBy(stderr) || `${program} failed, and does not say why`);
    return stdout;
  };
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such program';
  if (code === 'ETIMEDOUT') return `it takes longer than ${MINUTE / 1000} s`;
  return message;
}

/** Without warnings before it and advice after it. */
function saidBy(stderr: string): string {
  const [, said = stderr] = /^Error: (.*?)\n*(?:Use --debug .*)?$/ms.exec(stderr.trim()) ?? [];
  return said.trim();
}

function argumentsOf(release: Release, name: string, namespace: string): string[] {
  const { directory, values = [], set = [], setString = [], kubeVersion, apiVersions = [], tests } = release;
  return [
    'template',
    name,
    `./${directory}`,
    `--namespace=${namespace}`,
    ...values.map((path) => `--values=${path}`),
    ...set.map((text) => `--set=${text}`),
    ...setString.map((text) => `--set-string=${text}`),
    ...(kubeVersion === undefined ? [] : [`--kube-version=${kubeVersion}`]),
    ...apiVersions.map((version) => `--api-versions=${version}`),
    ...(tests ? [] : ['--skip-tests']),
  ];
}
