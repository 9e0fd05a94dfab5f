import { describe, expect, it } from 'vitest';
import { readerOf } from '../../src/helm/chart/reader.ts';
import { BuildCache } from '../../src/render/build-cache.ts';
import { buildCharts } from '../../src/render/charts/build-charts.ts';

const POD =
  'kind: Pod\nmetadata: { name: {{ .Chart.Name }} }\nspec: { containers: [], hostNetwork: {{ .Values.host }} }\n';
const METADATA = 'apiVersion: v2\nversion: 1.0.0\nname: ';

function chart(name: string, dependencies = ''): Record<string, string> {
  return {
    [`${name}/Chart.yaml`]: METADATA + name + dependencies,
    [`${name}/values.yaml`]: 'host: true\n',
    [`${name}/templates/pod.yaml`]: POD,
  };
}

/** Builds the charts among some files, one version of the repository after another. */
function builder() {
  const cache = new BuildCache();
  return async (files: Record<string, string>) => {
    const reader = readerOf(new Map(Object.entries(files)));
    const read = (path: string) => (path in files ? reader.read(path) : undefined);
    const built = await buildCharts({ list: reader.list, read, listed: Object.keys(files), named: ['.'], cache });
    return new Map(built.files(new Map()).map((file) => [file.path, file]));
  };
}

const objectsOf = (file: { parsed?: { documents: readonly { value: unknown }[] } } | undefined) =>
  file?.parsed?.documents.map(({ value }) => value);

describe('charts that are built again', () => {
  const files = { ...chart('a'), ...chart('b') };

  it('are the same where nothing has changed', async () => {
    const build = builder();
    const [before, after] = [await build(files), await build({ ...files })];
    expect([...after.values()]).toEqual([...before.values()]);
    for (const [path, file] of after) expect(file, path).toBe(before.get(path));
  });

  it.each([
    ['values', { 'a/values.yaml': 'host: false\n' }],
    ['a template', { 'a/templates/pod.yaml': POD.replace('{{ .Values.host }}', 'false') }],
    ['a helper that a template may include', { 'a/templates/_helpers.tpl': '{{ define "x" }}{{ end }}' }],
  ])('are rendered again when %s changes, and no others', async (_, changed) => {
    const build = builder();
    const [before, after] = [await build(files), await build({ ...files, ...changed })];
    expect(after.get('a/templates/pod.yaml')).not.toBe(before.get('a/templates/pod.yaml'));
    expect(after.get('b/templates/pod.yaml')).toBe(before.get('b/templates/pod.yaml'));
  });

  it('have what the change makes of them', async () => {
    const build = builder();
    await build(files);
    const after = await build({ ...files, 'a/values.yaml': 'host: false\n' });
    expect(objectsOf(after.get('a/templates/pod.yaml'))).toMatchObject([{ spec: { hostNetwork: false } }]);
    const again = await build({ ...files, 'a/templates/more.yaml': POD });
    expect(objectsOf(again.get('a/templates/pod.yaml'))).toMatchObject([{ spec: { hostNetwork: true } }]);
    expect(objectsOf(again.get('a/templates/more.yaml'))).toHaveLength(1);
    expect((await build(files)).has('a/templates/more.yaml')).toBe(false);
  });

  it('have the chart of the repository that now meets the range they ask for', async () => {
    const build = builder();
    const parent = { ...chart('a'), ...chart('b', '\ndependencies: [{ name: a, version: ^2.0.0 }]') };
    const names = (built: Awaited<ReturnType<typeof build>>) => objectsOf(built.get('a/templates/pod.yaml'))?.length;
    expect(names(await build(parent))).toBe(1);
    expect(names(await build({ ...parent, 'a/Chart.yaml': METADATA.replace('1.0.0', '2.1.0').concat('a') }))).toBe(2);
    expect(names(await build(parent))).toBe(1);
  });
});
