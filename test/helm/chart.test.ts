import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { loadChart } from '../../src/helm/chart/load.ts';
import { locateIn, withLocated } from '../../src/helm/chart/locate.ts';
import { readerOf } from '../../src/helm/chart/reader.ts';
import { checkSchemas } from '../../src/helm/chart/schema.ts';
import { setValues } from '../../src/helm/chart/set-values.ts';
import { GoMap } from '../../src/helm/go/value.ts';
import { loadLibraries } from '../../src/helm/libraries.ts';
import { type RenderedChart, renderChart } from '../../src/helm/render.ts';

await loadLibraries();

type Files = Record<string, string | Uint8Array>;

function render(files: Files, set = '', directory = 'shop'): RenderedChart {
  const reader = readerOf(new Map(Object.entries(files)));
  const directories = Object.keys(files).flatMap((path) => (path.endsWith('/Chart.yaml') ? [path.slice(0, -11)] : []));
  const chart = withLocated(loadChart(reader, directory), locateIn(reader, directories));
  return renderChart(chart, { values: set ? setValues(new GoMap(), set, false, '--set') : new GoMap() });
}

function texts(rendered: RenderedChart): Record<string, string> {
  return Object.fromEntries(rendered.templates.map(({ name, text }) => [name, text.toString()]));
}

const chart = (name: string, more = '') => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`;
const withRedis = (more: string) => chart('shop', `dependencies:\n  - name: redis\n    version: 1.x\n${more}`);
const REDIS: Files = {
  'shop/charts/redis/Chart.yaml': chart('redis'),
  'shop/charts/redis/values.yaml': 'port: 6379\nexports:\n  data:\n    shared: true\nnested: {child: {a: 1}}\n',
  'shop/charts/redis/templates/a.yaml':
    'port: {{ .Values.port }}\nglobal: {{ .Values.global.zone }}\nname: {{ .Chart.Name }}',
};

describe('values', () => {
  it('reach subcharts, with globals, and the parent wins', () => {
    const rendered = render({
      ...REDIS,
      'shop/Chart.yaml': chart('shop'),
      'shop/values.yaml': 'global: {zone: eu}\nredis: {port: 1}\n',
    });
    expect(texts(rendered)).toEqual({ 'shop/charts/redis/templates/a.yaml': 'port: 1\nglobal: eu\nname: redis' });
  });

  it('are deleted by null, and laid over each other', () => {
    const rendered = render(
      {
        'shop/Chart.yaml': chart('shop'),
        'shop/values.yaml': 'a: {b: 1, c: 2}\nd: 3\nlist: [1, 2]\n',
        'shop/templates/a.yaml': '{{ toJson .Values }}',
      },
      'a.b=null,d=null,list[0]=9,e.f={x,y},g=a\\,b',
    );
    expect(texts(rendered)).toEqual({
      'shop/templates/a.yaml': '{"a":{"c":2},"e":{"f":["x","y"]},"g":"a,b","list":[9]}',
    });
  });

  it('of a dependency are imported', () => {
    const rendered = render({
      ...REDIS,
      'shop/Chart.yaml': withRedis('    import-values: [data, {child: nested.child, parent: into.here}]\n'),
      'shop/templates/a.yaml': '{{ .Values.shared }} {{ toJson .Values.into }}',
    });
    expect(texts(rendered)['shop/templates/a.yaml']).toBe('true {"here":{"a":1}}');
  });

  it('are checked against a schema without asking anyone', () => {
    const files: Files = {
      'shop/Chart.yaml': chart('shop'),
      'shop/values.yaml': 'port: "80"\nname: a\nzone: b\n',
      'shop/values.schema.json':
        '{"properties": {"port": {"type": "integer"}, "name": {"pattern": "^(a+)+$"}, "zone": {"pattern": "^b$"}}}',
    };
    const { instance, values } = render(files);
    expect(checkSchemas(instance, { value: values })).toMatchObject([{ path: ['port'], message: 'must be integer' }]);
    files['shop/values.schema.json'] = '{"$ref": "https://example.com/other.json"}';
    const remote = render(files);
    const [problem] = checkSchemas(remote.instance, { value: remote.values });
    expect(problem?.message).toContain("can't resolve reference https://example.com/other.json");
  });

  it.each(['2019-09', '2020-12'])('are checked as draft %s says', (draft) => {
    const { instance, values } = render({
      'shop/Chart.yaml': chart('shop'),
      'shop/values.yaml': 'a: 1\n',
      'shop/values.schema.json': `{"$schema": "https://json-schema.org/draft/${draft}/schema", "dependentRequired": {"a": ["b"]}}`,
    });
    const [problem] = checkSchemas(instance, { value: values });
    expect(problem?.message).toBe('must have property b when property a is present');
  });
});

describe('dependencies', () => {
  it.each([
    ['redis.enabled=false', false],
    ['redis.enabled=true', true],
    ['tags.cache=false', false],
    ['tags.cache=false,redis.enabled=true', true],
    ['', true],
  ])('are decided by conditions, then by tags: %s', (set, isOn) => {
    const files = { ...REDIS, 'shop/Chart.yaml': withRedis('    condition: redis.enabled\n    tags: [cache]\n') };
    expect(render(files, set).templates.length).toBe(isOn ? 1 : 0);
  });

  it('have aliases, and are there once for each', () => {
    const rendered = render({
      ...REDIS,
      'shop/Chart.yaml': withRedis('    alias: first\n  - name: redis\n    version: ^1.0.0\n    alias: second\n'),
      'shop/values.yaml': 'first: {port: 1}\nsecond: {port: 2}\n',
    });
    expect(texts(rendered)).toEqual({
      'shop/charts/first/templates/a.yaml': 'port: 1\nglobal: \nname: first',
      'shop/charts/second/templates/a.yaml': 'port: 2\nglobal: \nname: second',
    });
  });

  it('are found in the same repository, by file:// or by name and version', () => {
    const rendered = render({
      'shop/Chart.yaml': chart(
        'shop',
        'dependencies:\n' +
          '  - {name: near, version: 1.0.0, repository: "file://../near"}\n' +
          '  - {name: other, version: ">=1", repository: "https://example.com"}\n' +
          '  - {name: other, version: ">=2", repository: "https://example.com", alias: newer}\n' +
          '  - {name: gone, version: 1.0.0, repository: "file://../../../../etc"}\n',
      ),
      'near/Chart.yaml': chart('near'),
      'near/templates/a.yaml': 'near',
      'charts/other/Chart.yaml': chart('other'),
      'charts/other/templates/a.yaml': 'other',
    });
    expect(texts(rendered)).toEqual({
      'shop/charts/near/templates/a.yaml': 'near',
      'shop/charts/other/templates/a.yaml': 'other',
    });
    expect(rendered.missing.map(({ name }) => name)).toEqual(['gone']);
  });

  it('may be packed, and what is wrong with a package is said', () => {
    const packed = gzipSync(
      tar({ 'redis/Chart.yaml': chart('redis'), 'redis/templates/a.yaml': 'packed', '../out.yaml': 'no' }),
    );
    const rendered = render({
      'shop/Chart.yaml': chart('shop'),
      'shop/charts/redis-1.0.0.tgz': packed,
      'shop/charts/broken.tgz': 'nothing that is packed',
    });
    expect(texts(rendered)).toEqual({ 'shop/charts/redis/templates/a.yaml': 'packed' });
    expect(rendered.problems.map(({ path }) => path)).toEqual(['shop/charts/broken.tgz']);
  });

  it('that are libraries write nothing and are called', () => {
    const rendered = render({
      'shop/Chart.yaml': chart('shop'),
      'shop/templates/a.yaml': '{{ include "common.name" . }}',
      'shop/charts/common/Chart.yaml': chart('common', 'type: library\n'),
      'shop/charts/common/templates/_name.tpl': '{{ define "common.name" }}{{ .Chart.Name }}!{{ end }}',
      'shop/charts/common/templates/b.yaml': 'never',
    });
    expect(texts(rendered)).toEqual({ 'shop/templates/a.yaml': 'shop!' });
  });

  it('of the first kind of charts are in requirements.yaml', () => {
    const rendered = render({
      ...REDIS,
      'shop/Chart.yaml': 'name: shop\nversion: 1.0.0\n',
      'shop/requirements.yaml': 'dependencies:\n  - {name: redis, version: 1.0.0, condition: redis.enabled}\n',
      'shop/values.yaml': 'redis: {enabled: false}\n',
    });
    expect(rendered.templates).toEqual([]);
  });
});

describe('files', () => {
  it('are left out by .helmignore, and CRDs are apart', () => {
    const rendered = render({
      'shop/Chart.yaml': chart('shop'),
      'shop/.helmignore': '# comment\n*.bak\n/docs/\ntemplates/skip*\n',
      'shop/templates/a.yaml': '{{ range $path, $_ := .Files.Glob "**" }}{{ $path }} {{ end }}',
      'shop/templates/skipped.yaml': 'no',
      'shop/templates/.hidden.yaml': 'no',
      'shop/templates/NOTES.txt': 'no',
      'shop/docs/a.md': '',
      'shop/deep/docs/a.md': '',
      'shop/a.bak': '',
      'shop/crds/a.yaml': 'kind: CustomResourceDefinition',
    });
    expect(texts(rendered)).toEqual({ 'shop/templates/a.yaml': '.helmignore crds/a.yaml deep/docs/a.md ' });
    expect(rendered.crds.map(({ path }) => path)).toEqual(['shop/crds/a.yaml']);
  });
});

describe('what would take for ever', () => {
  const render1 = (template: string, more: Files = {}) =>
    render({
      'shop/Chart.yaml': chart('shop'),
      'shop/values.yaml': `spaces: "${'\\t'.repeat(500_000)}"\ndigits: "${'1'.repeat(500_000)}"\n`,
      'shop/templates/a.yaml': template,
      ...more,
    });

  it.each([
    ['{{ printf "%sx" (repeat 1000 "00s0") | durationRound }}', '0s'],
    ['{{ printf "a%sb" .Values.spaces | trim | len }}', '500002'],
    ['{{ printf "%sx" .Values.digits | float64 }}', '0'],
  ])('takes no more than its text is long: %s', { timeout: 15_000 }, (template, text) => {
    expect(texts(render1(template))).toEqual({ 'shop/templates/a.yaml': text });
  });

  it('is no pattern of .helmignore', { timeout: 15_000 }, () => {
    const name = 'a'.repeat(200);
    const rendered = render1('{{ range $path, $_ := .Files.Glob "*" }}{{ len $path }} {{ end }}', {
      'shop/.helmignore': `${'a*'.repeat(100)}b\n${'a*'.repeat(100)}c\n`,
      [`shop/${name}`]: '',
      [`shop/${name}b`]: '',
    });
    expect(texts(rendered)).toEqual({ 'shop/templates/a.yaml': '11 200 ' });
  });

  it('is refused where values are written again and again', { timeout: 30_000 }, () => {
    const values = Array.from({ length: 4000 }, (_, index) => `k${index}: v\n`).join('');
    const { notices } = render1('{{ range until 4000 }}{{ toYaml $.Values | len }}{{ end }}', {
      'shop/values.yaml': values,
    });
    expect(notices.map(({ message }) => message)).toEqual(['rendering it takes too many steps']);
  });
});

describe('what cannot be rendered', () => {
  const render1 = (template: string, more: Files = {}) =>
    render({
      'shop/Chart.yaml': chart('shop'),
      'shop/templates/a.yaml': template,
      'shop/templates/b.yaml': 'fine',
      ...more,
    });

  it('is noted with its place, and the rest is rendered', () => {
    const rendered = render1('a: b\nc: {{ .Values.x.y }}');
    expect(texts(rendered)).toEqual({ 'shop/templates/b.yaml': 'fine' });
    expect(rendered.notices).toEqual([
      {
        message: 'nil pointer evaluating interface {}.y',
        template: 'shop/templates/a.yaml',
        start: 11,
        end: 22,
        severity: 'error',
      },
    ]);
  });

  it('is noted when it cannot be parsed', () => {
    const { notices, templates } = render1('{{ if }}');
    expect(notices.map(({ message, template }) => [message, template])).toEqual([
      ['missing value for if', 'shop/templates/a.yaml'],
    ]);
    expect(templates.length).toBe(1);
  });

  it('goes on without a required value', () => {
    const rendered = render1('name: {{ required "Give a name." .Values.name }}');
    expect(texts(rendered)['shop/templates/a.yaml']).toBe('name: ');
    expect(rendered.notices).toMatchObject([{ message: 'Give a name.', severity: 'warning' }]);
  });

  it.each([
    ['a template that includes itself', '{{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}'],
    ['loops in loops', '{{ range until 9999 }}{{ range until 9999 }}{{ end }}{{ end }}'],
    ['text that doubles', '{{ $x := "aaaaaaaaaaaaaaaa" }}{{ range until 60 }}{{ $x = print $x $x }}{{ end }}'],
    ['a list that doubles', '{{ $x := list 1 }}{{ range until 60 }}{{ $x = concat $x $x }}{{ end }}'],
    ['a map in itself', '{{ $x := dict }}{{ $_ := set $x "x" $x }}{{ toYaml $x }}'],
    [
      'a map of the same map twice',
      '{{ $x := dict }}{{ range until 60 }}{{ $x = dict "a" $x "b" $x }}{{ end }}{{ toJson $x }}',
    ],
    ['a long repetition', '{{ repeat 1000000000 "a" }}'],
    ['a long sequence', '{{ untilStep 0 1000000000 1 }}'],
    ['wide numbers', '{{ printf "%1000000000d" 1 }}{{ fail "on" }}'],
    ['a deep expression', `{{ ${'('.repeat(5000)}1${')'.repeat(5000)} }}`],
    ['deep blocks', '{{ if 1 }}'.repeat(5000)],
    [
      'templates that write templates',
      '{{ define "t" }}{{ tpl "{{ include \\"t\\" . }}" . }}{{ end }}{{ include "t" . }}',
    ],
  ])('is bounded: %s', { timeout: 60_000 }, (_, template) => {
    const { notices } = render1(template);
    expect(notices.length).toBeGreaterThan(0);
  });

  it('takes linear time for regular expressions', () => {
    const rendered = render1(`{{ regexMatch "^(a+)+$" "${'a'.repeat(5000)}b" }}`);
    expect(texts(rendered)['shop/templates/a.yaml']).toBe('false');
  });

  it('does not reach prototypes', () => {
    const rendered = render1('{{ .Values.__proto__ }}{{ get .Values "constructor" }}{{ hasKey .Values "toString" }}', {
      'shop/values.yaml': '__proto__: {polluted: true}\n',
    });
    expect(texts(rendered)['shop/templates/a.yaml']).toBe('map[polluted:true]false');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

function tar(files: Record<string, string>): Uint8Array {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const content = new TextEncoder().encode(text);
    const header = new Uint8Array(512);
    header.set(new TextEncoder().encode(name), 0);
    header.set(new TextEncoder().encode(content.length.toString(8).padStart(11, '0')), 124);
    header[156] = '0'.charCodeAt(0);
    const padded = new Uint8Array(Math.ceil(content.length / 512) * 512);
    padded.set(content);
    return [header, padded];
  });
  return new Uint8Array(Buffer.concat([...blocks, new Uint8Array(1024)]));
}
