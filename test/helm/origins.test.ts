import { describe, expect, it } from 'vitest';
import { loadChart } from '../../src/helm/chart/load.ts';
import { readerOf } from '../../src/helm/chart/reader.ts';
import { setValues } from '../../src/helm/chart/set-values.ts';
import { GoMap } from '../../src/helm/go/value.ts';
import { loadLibraries } from '../../src/helm/libraries.ts';
import { PieceIndex } from '../../src/helm/origin/piece-index.ts';
import { conditionsAt, editableOrigin, type Origin, originsOf } from '../../src/helm/origins.ts';
import { renderChart } from '../../src/helm/render.ts';

await loadLibraries();

interface Example {
  readonly template: string;
  readonly values?: string;
  readonly set?: string;
  readonly more?: Record<string, string>;
  /** In the rendered text. */
  readonly at: string;
  readonly missing?: string;
}

function origins({ template, values = '', set, more = {}, at, missing }: Example) {
  const files: Record<string, string> = {
    'shop/Chart.yaml': 'name: shop\nversion: 1.0.0\n',
    'shop/values.yaml': values,
    'shop/templates/web.yaml': template,
    ...more,
  };
  const chart = loadChart(readerOf(new Map(Object.entries(files))), 'shop');
  const given = set === undefined ? new GoMap() : setValues(new GoMap(), set, false, '--set');
  const { templates, sources, notices } = renderChart(chart, { values: given });
  expect(notices).toEqual([]);
  const text = templates.find(({ name }) => name === 'shop/templates/web.yaml')?.text;
  if (!text) throw new Error('nothing was rendered');
  const start = text.toString().indexOf(at);
  expect(start).toBeGreaterThanOrEqual(0);
  const index = new PieceIndex(text);
  const query = { start, end: start + at.length, ...(missing === undefined ? {} : { missing }) };
  const show = (origin: Origin) =>
    origin.kind === 'entry'
      ? `${origin.role} ${origin.entry.file}:${origin.entry.path.join('.')}`
      : `${origin.role} ${origin.template}: ${sources.get(origin.template)?.text.slice(origin.start, origin.end)}`;
  const conditions = conditionsAt(index, query).flatMap(({ entries = [] }) =>
    entries.map(({ path }) => path.join('.')),
  );
  const editable = editableOrigin(index, query);
  const found = originsOf(index, query, {
    isGiven: (file) => file === '--set',
    isVendored: (name) => name.startsWith('shop/charts/'),
  });
  return { found: found.map(show), conditions, editable: editable && show(editable) };
}

describe('the first place', () => {
  it('is the template for literal text', () => {
    const { found, editable } = origins({ template: 'hostNetwork: true\n', at: 'true' });
    expect(found).toEqual(['literal shop/templates/web.yaml: true']);
    expect(editable).toBe('literal shop/templates/web.yaml: true');
  });

  it('is the value for what an action writes, with the action after it', () => {
    const { found, editable } = origins({
      template: 'type: {{ .Values.type | quote }}\n',
      values: 'type: LoadBalancer\n',
      at: '"LoadBalancer"',
    });
    expect(found).toEqual([
      'value shop/values.yaml:type',
      'action shop/templates/web.yaml: {{ .Values.type | quote }}',
    ]);
    expect(editable).toBeUndefined();
  });

  it('is a scalar that can be edited when it is written as it is', () => {
    const { editable } = origins({ template: 'cpu: {{ .Values.cpu }}\n', values: 'cpu: 750m\n', at: '750m' });
    expect(editable).toBe('value shop/values.yaml:cpu');
  });

  it('is the line of each entry that toYaml writes', () => {
    const example = {
      template: 'resources:\n  {{- toYaml .Values.resources | nindent 2 }}\n',
      values: 'resources:\n  limits:\n    cpu: 750m\n    memory: 1Gi\n',
    };
    expect(origins({ ...example, at: '750m' }).found[0]).toBe('value shop/values.yaml:resources.limits.cpu');
    expect(origins({ ...example, at: 'memory: 1Gi' }).found[0]).toBe('value shop/values.yaml:resources.limits.memory');
    expect(origins({ ...example, at: 'limits:\n    cpu: 750m\n    memory: 1Gi', missing: 'requests' }).found[0]).toBe(
      'missing shop/values.yaml:resources.requests',
    );
  });

  it('is what the user gave over what the chart has', () => {
    const { found } = origins({
      template: 'type: {{ .Values.type }}\n',
      values: 'type: ClusterIP\n',
      set: 'type=NodePort',
      at: 'NodePort',
    });
    expect(found[0]).toBe('value --set:type');
  });

  it('is the empty value whose branch was not taken', () => {
    const { found } = origins({
      template:
        'name: web\n{{- with .Values.resources }}\nresources: {{ toYaml . | nindent 2 }}\n{{- end }}\nimage: web\n',
      values: 'resources: {}\n',
      at: 'name: web\nimage: web',
      missing: 'resources',
    });
    expect(found[0]).toBe('missing shop/values.yaml:resources');
  });

  it('is not a value that makes up a part of a name only', () => {
    const { found } = origins({ template: 'name: web-{{ .Values.suffix }}\n', values: 'suffix: a\n', at: 'web-a' });
    expect(found[0]).toBe('literal shop/templates/web.yaml: web-');
  });

  it('is the value that default was given, and the empty one', () => {
    const { found } = origins({
      template: 'type: {{ .Values.type | default .Values.fallback }}\n',
      values: 'type: ""\nfallback: NodePort\n',
      at: 'NodePort',
    });
    expect(found.slice(0, 2)).toEqual(['value shop/values.yaml:fallback', 'value shop/values.yaml:type']);
  });

  it('is the outermost call for text of a chart of others', () => {
    const { found } = origins({
      template: 'spec:\n  {{- include "common.spec" . | nindent 2 }}\n',
      more: {
        'shop/charts/common/Chart.yaml': 'name: common\nversion: 1.0.0\ntype: library\n',
        'shop/charts/common/templates/_spec.tpl': '{{ define "common.spec" }}hostPID: true{{ end }}',
      },
      at: 'true',
    });
    expect(found).toEqual([
      'call shop/templates/web.yaml: include "common.spec" .',
      'literal shop/charts/common/templates/_spec.tpl: true',
    ]);
  });
});

describe('conditions', () => {
  it('are those that let it through, innermost first', () => {
    const { conditions } = origins({
      template: '{{ if .Values.a }}{{ if not .Values.b }}x: true{{ end }}{{ end }}',
      values: 'a: 1\nb: false\n',
      at: 'true',
    });
    expect(conditions).toEqual(['b', 'a']);
  });
});

describe('other places', () => {
  it('survive helpers that make text of text', () => {
    const { found } = origins({
      template:
        '{{ define "t" }}a: {{ .v }}{{ end }}{{ $m := fromYaml (include "t" (dict "v" .Values.deep.value)) }}b: {{ $m.a | upper | trunc 3 }}\n',
      values: 'deep:\n  value: hello\n',
      at: 'HEL',
    });
    expect(found[0]).toBe('value shop/values.yaml:deep.value');
  });

  it('are kept through dict, merge, pick and tpl', () => {
    const { found } = origins({
      template: '{{ $m := merge (dict "x" 1) (pick .Values "text") }}{{ tpl $m.text . }}\n',
      values: 'text: "kind: {{ .Values.kind }}"\nkind: Pod\n',
      at: 'Pod',
    });
    expect(found[0]).toBe('value shop/values.yaml:kind');
  });
});
