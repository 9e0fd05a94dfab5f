import { loadChart } from '../../src/helm/chart/load.ts';
import { readerOf } from '../../src/helm/chart/reader.ts';
import { loadLibraries } from '../../src/helm/libraries.ts';
import { renderChart } from '../../src/helm/render.ts';

await loadLibraries();

/** What a template writes; undefined when it fails. */
export type Written = string | undefined;

const CHART = 'apiVersion: v2\nname: c\nversion: 1.2.3\nappVersion: "4.5"\ndescription: A chart\nkeywords: [a, b]\n';
const CASE_VALUES = `
int: 5
float: 1.5
large: 1234567.5
whole: 1e6
negative: -3
octal: 0777
text: hello
number: "12"
empty: ""
long: "a long text with many words in it that is longer than eighty columns for certain, and has: a colon in it"
plain: a long text with many words in it that is longer than eighty columns for certain and has no colon in it at all
multi: |
  line one
  line two
  
  line four
spaces: "  padded  "
yes: yes
off: off
nothing:
date: 2020-01-02
list: [1, 2.5, x, true, null]
strings: [b, a, c, a]
emptyList: []
emptyMap: {}
map: {b: 1, a10: 2, a2: {x: y, z: [1, {q: r}]}, "true": no}
nested:
  - name: one
    args: [a, b]
  - name: two
    opts: {k: v}
unicode: "żółw 🐢 ünï"
quotes: "it's \\"quoted\\" \\\\ back"
template: "{{ .Release.Name }}-{{ .Values.text }}"
`;

/** A chart that writes what each template does, under its index. */
export function filesOf(cases: readonly string[]): Map<string, string> {
  const files = new Map([
    ['Chart.yaml', CHART],
    ['values.yaml', CASE_VALUES],
    ['config/a.conf', 'first\nsecond\n'],
    ['config/b.conf', 'only'],
    [
      'templates/_shared.tpl',
      '{{ define "shared" }}shared {{ . }}{{ end }}{{ define "dict" }}{{ .a }}-{{ .b }}{{ end }}',
    ],
  ]);
  const lines = cases.map((text, index) => {
    files.set(`templates/_${index}.tpl`, `{{ define "case${index}" }}${text}{{ end }}`);
    return `case${index}: {{ include "case${index}" . | b64enc }}`;
  });
  files.set('templates/all.yaml', `${lines.join('\n')}\n`);
  return files;
}

export function writtenHere(text: string): Written {
  const chart = loadChart(readerOf(filesOf([text])), '');
  const { templates, notices } = renderChart(chart, { strict: true });
  if (notices.some((notice) => notice.severity === 'error')) return undefined;
  const encoded = /^case0: (.*)$/m.exec(
    templates.find(({ name }) => name === 'c/templates/all.yaml')?.text.toString() ?? '',
  )?.[1];
  return Buffer.from(encoded ?? '', 'base64').toString();
}
