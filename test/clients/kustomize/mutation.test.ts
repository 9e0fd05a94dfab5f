import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import type { Finding } from '../../../src/engine/findings/finding.ts';
import { messageOf } from '../../../src/engine/findings/message.ts';
import { lintFiles } from '../../../src/engine/lint-files.ts';
import { readManifests } from '../../../src/engine/reading/read-manifests.ts';
import { build } from '../../../src/kustomize/build.ts';
import { SourceFiles } from '../../../src/kustomize/source-files.ts';
import { CORPUS } from '../../support/corpus.ts';
import { buildWithKubectl, kubectlProgram, kustomizationsIn, readerOf } from './kustomize-oracle.ts';

const program = kubectlProgram();
const kubectl = 'path' in program ? program.path : '';
const missing = 'missing' in program ? program.missing : existsSync(CORPUS) ? '' : 'the real manifests are not at hand';

/** Findings of one kustomization that are tried, each with two runs of kubectl. */
const MOST = 12;

function findingsIn(objects: readonly unknown[]): string[] {
  const text = objects.map((object) => JSON.stringify(object)).join('\n---\n');
  return lintFiles([readManifests({ path: 'built.yaml', content: text })], { rules }).findings.map(identityOf);
}

/** What is reported, and the value that it is about: not every message quotes it. */
function identityOf({ rule, resource, path, ...finding }: Finding): string {
  const value = JSON.stringify(resource?.place.at(...path).value);
  return (
    [rule.id, resource?.kind, resource?.namespace, resource?.name, path.join('/')].join(' ') +
    messageOf({ rule, resource, path, ...finding }) +
    value
  );
}

/** Another text of the same kind: a number, a boolean or a word. */
function mutate(text: string): string {
  if (text === 'true') return 'false';
  if (text === 'false') return 'true';
  if (/^"?\d/.test(text)) return text.replace(/\d/, (digit) => (digit === '7' ? '8' : '7'));
  return text.replace(/[A-Za-z](?=[^A-Za-z]*$)/, (letter) => (letter === 'x' ? 'y' : 'x'));
}

/** The findings of a kustomization by their places, and whether changing those bytes changes what kubectl's objects give. */
function tryPlaces(root: string, directory: string): { place: string; changes: boolean }[] {
  const before = buildWithKubectl(kubectl, join(root, directory));
  if ('reason' in before) return [];
  const { documents } = build(directory, new SourceFiles(readerOf(root)));
  const parsed = { documents, problems: [], skipped: 0 };
  const { findings } = lintFiles([{ path: directory, parsed, problems: [] }], { rules });
  const known = findingsIn(before.objects);
  const places = new Map(
    findings.map(({ rule, file, range }) => [`${file.path}:${range.start} ${rule.id}`, { file, range }]),
  );
  return [...places].slice(0, MOST).map(([place, { file, range }]) => {
    const path = join(root, file.path);
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text.slice(0, range.start) + mutate(text.slice(range.start, range.end)) + text.slice(range.end),
    );
    const after = buildWithKubectl(kubectl, join(root, directory));
    writeFileSync(path, text);
    // What kubectl refuses now has been read there.
    if ('reason' in after) return { place, changes: true };
    return { place, changes: JSON.stringify(findingsIn(after.objects)) !== JSON.stringify(known) };
  });
}

describe.skipIf(missing !== '' || kubectl === '')(`places of findings, changed (${missing})`, () => {
  const root = mkdtempSync(join(tmpdir(), 'places-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it('change what is found in at least 95 of 100', { timeout: 15 * 60_000 }, () => {
    const tried = readdirSync(CORPUS, { withFileTypes: true }).flatMap((entry) => {
      const source = join(CORPUS, entry.name);
      if (!entry.isDirectory() || kustomizationsIn(source).length === 0) return [];
      cpSync(source, join(root, entry.name), { recursive: true });
      return kustomizationsIn(source).flatMap((directory) => tryPlaces(join(root, entry.name), directory));
    });
    const misses = tried.filter(({ changes }) => !changes).map(({ place }) => place);
    expect(tried.length).toBeGreaterThan(80);
    expect(misses.length / tried.length, misses.join('\n')).toBeLessThanOrEqual(0.05);
  });
});
