// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of HCL
import fc from 'fast-check';
import { Random } from '../clients/decoder/random.ts';
import { textsOf } from '../clients/decoder/texts.ts';

/** Texts of YAML and JSON, generated and real ones that were disturbed. */
export function manifestTexts(seed: number, count = 500): string[] {
  return textsOf(count, seed);
}

/** Pieces that have a meaning to somebody: runners, terminals, template engines, readers. */
const PIECES = [
  '##vso[task.setvariable variable=x]y',
  '##teamcity[message]',
  '::error::x',
  '##[error]x',
  '\u001b[31m',
  '\u001b]8;;http://x\u0007',
  '\u202e',
  '\u{e0041}',
  '\u0000',
  '\r',
  '{{ range until 1000000 }}x{{ end }}',
  '{{ include "x" . }}',
  '{{ repeat 99999999 "x" }}',
  '{{ range until 1000000 }}{{ range until 1000000 }}x{{ end }}{{ end }}',
  '{{ define "x" }}{{ include "x" . }}{{ include "x" . }}{{ end }}{{ include "x" . }}',
  '{{ tpl "{{ tpl .Template.Name . }}" . }}',
  '{{ regexReplaceAll "(a*)*b" (repeat 9999 "a") "x" }}',
  '{{ .Files.Get "../../outside/pod.yaml" }}{{ (.Files.Glob "**").AsConfig }}',
  '{{ toYaml .Values | indent 100000 }}',
  '{{ env "PATH" }}{{ getHostByName "x" }}{{ lookup "v1" "Secret" "" "" }}',
  '${[for a in range(1024) : [for b in range(1024) : [for c in range(1024) : a]]]}',
  '${format("%999999999d", 1)}${file("../outside/pod.yaml")}',
  '%{ for a in range(1024) }%{ for b in range(1024) }x%{ endfor }%{ endfor }',
  'x'.repeat(100_000),
  '- ../../outside\n',
  'file://../../outside',
  'oci://x/y',
  '*a',
  '&a [*a, *a]',
  '../../../etc/passwd',
  '/dev/zero',
  '__proto__',
  'constructor',
];

/** Files with something changed in some of them: cut, repeated, swapped between them, or with a piece put in. */
export function disturbedTrees(
  seed: number,
  trees: readonly Readonly<Record<string, string>>[],
  count = 20,
): Record<string, string>[] {
  const random = new Random(seed);
  const arbitrary = fc.sample(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 20 })), {
    seed,
    numRuns: 50,
  });
  return Array.from({ length: count }, () => {
    const files = { ...random.pick(trees) };
    const names = Object.keys(files);
    for (let times = 1 + random.below(4); times > 0; times--) {
      const name = random.pick(names);
      const text = files[name] ?? '';
      const [a, b] = [random.below(text.length + 1), random.below(text.length + 1)].sort((x, y) => x - y) as [
        number,
        number,
      ];
      const other = files[random.pick(names)] ?? '';
      const change = random.below(5);
      if (change === 0) files[name] = text.slice(0, a) + text.slice(Math.min(b, a + 40));
      else if (change === 1) files[name] = text.slice(0, a) + text.slice(a, b).repeat(3) + text.slice(b);
      else if (change === 2) files[name] = text.slice(0, a) + other.slice(0, 200) + text.slice(a);
      else files[name] = text.slice(0, a) + random.pick(arbitrary) + text.slice(a);
    }
    return files;
  });
}
