import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { build } from '../../../src/kustomize/build.ts';
import { SourceFiles } from '../../../src/kustomize/source-files.ts';
import { BASE, CASES } from '../../kustomize/cases.ts';
import { writeFiles } from '../../support/cli.ts';
import { CORPUS } from '../../support/corpus.ts';
import {
  buildWithKubectl,
  comparable,
  kubectlProgram,
  kustomizationsIn,
  readerOf,
  withoutHashes,
} from './kustomize-oracle.ts';

const program = kubectlProgram();
const kubectl = 'path' in program ? program.path : '';
const label =
  'missing' in program
    ? `kustomizations as kubectl builds them (${program.missing})`
    : 'kustomizations as kubectl builds them';

/** What both make of a kustomization; undefined where kubectl refuses it. */
function compare(root: string, directory: string) {
  const expected = buildWithKubectl(kubectl, join(root, directory));
  if ('reason' in expected) return undefined;
  const built = build(directory, new SourceFiles(readerOf(root))).documents.map(({ value }) => value);
  const names = new Set(built.map((value) => (value as { metadata: { name: string } }).metadata.name));
  return { built: comparable(built), expected: comparable(withoutHashes(expected.objects, names)) };
}

describe.skipIf(kubectl === '')(label, () => {
  const root = mkdtempSync(join(tmpdir(), 'kustomize-'));
  afterAll(() => rmSync(root, { recursive: true }));

  it.each(CASES.map((each, index) => ({ ...each, directory: `case-${index}` })))(
    '$name',
    ({ directory, kustomization, files = {} }) => {
      writeFiles(join(root, directory), { ...BASE, 'kustomization.yaml': kustomization, ...files });
      const compared = compare(root, directory);
      expect(compared, buildWithKubectl(kubectl, join(root, directory)).toString()).toBeDefined();
      expect(compared?.built).toEqual(compared?.expected);
    },
  );

  // Where the last text of a file ends in a line break before `---`, kustomize loses the line break.
  const LINE_BREAK_LOST = /^GoogleCloudPlatform__microservices-demo kustomize\/tests\/.*-with-all-components$/;
  const sets = [CORPUS, join(CORPUS, '../charts')].filter((each) => existsSync(each));
  const real = sets.flatMap((set) =>
    readdirSync(set, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => kustomizationsIn(join(set, name)).map((directory) => ({ set, name, directory }))),
  );

  it.each(real)('$name $directory', { timeout: 30_000 }, ({ set, name, directory }) => {
    const compared = compare(join(set, name), directory);
    if (!compared) {
      expect(() => build(directory, new SourceFiles(readerOf(join(set, name))))).toThrow();
      return;
    }
    const same = (objects: Record<string, string>) =>
      LINE_BREAK_LOST.test(`${name} ${directory}`)
        ? Object.fromEntries(Object.entries(objects).map(([key, text]) => [key, text.replaceAll('\\n"', '"')]))
        : objects;
    expect(same(compared.built)).toEqual(same(compared.expected));
  });
});
