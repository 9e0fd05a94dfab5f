import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExitCode } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { temporaryDirectory } from './repository.ts';

export interface RunOptions {
  readonly cwd: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Width of the terminal that stdout is; without it, stdout is a pipe. */
  readonly columns?: number;
}

export interface RunResult {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line program in this process. */
export async function run(
  argv: readonly string[],
  { cwd, stdin = '', env = {}, columns }: RunOptions,
): Promise<RunResult> {
  const written = { stdout: '', stderr: '' };
  const collect = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text;
    },
  });
  const code = await main(argv, {
    stdin: (async function* () {
      if (stdin.length > 0) yield stdin;
    })(),
    stdout: { ...collect('stdout'), ...(columns !== undefined && { isTTY: true, columns }) },
    stderr: collect('stderr'),
    env,
    cwd,
  });
  return { code, ...written };
}

/** A new directory with files. */
export function directoryWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const directory = temporaryDirectory();
  writeFiles(directory, files);
  return directory;
}

/** Writes files below a directory; contents by path. */
export function writeFiles(directory: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}

/** A pod that runs on Fargate, and nothing is to be said of it. */
export const CLEAN = `apiVersion: v1
kind: Pod
metadata:
  name: clean
spec:
  containers:
    - name: app
      image: public.ecr.aws/example/app:1
      resources:
        requests: { cpu: 250m, memory: 256Mi }
        limits: { cpu: 250m, memory: 256Mi }
`;

/** The same with one error, at 6:16. */
export const BLOCKED = CLEAN.replace('spec:\n', 'spec:\n  hostNetwork: true\n').replace('clean', 'blocked');

/** The same with warnings only: no requests. */
export const WARNED = `${CLEAN.slice(0, CLEAN.indexOf('      resources:'))}`.replace('clean', 'warned');
