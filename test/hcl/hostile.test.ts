// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of HCL
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModuleLibrary } from '../../src/hcl/module/module-files.ts';
import { parseHcl } from '../../src/hcl/syntax/parse.ts';
import { readTerraform } from '../../src/hcl/terraform.ts';
import { createSourceFile } from '../../src/source/source-file.ts';
import { readerOf } from './module-reader.ts';
import { mutationsOf } from './mutations.ts';
import { SEEDS } from './seeds.ts';

const PROFILE = `resource "aws_eks_fargate_profile" "x" {
  for_each             = toset(local.names)
  fargate_profile_name = "p-\${each.key}"
  dynamic "selector" {
    for_each = [for i, n in local.names : { ns = "\${n}-\${i}", labels = merge({ a = n }, var.more) }]
    content {
      namespace = selector.value.ns
      labels    = selector.value.labels
    }
  }
}
`;
const MODULE = `variable "more" {
  type    = map(string)
  default = {}
}
locals {
  names = ["a", "b"]
}
${PROFILE}resource "kubectl_manifest" "y" {
  yaml_body = <<-YAML
    kind: Pod
    metadata: { name: "\${local.names[0]}" }
    spec:
    %{ for n in local.names ~}
      \${n}: 1
    %{ endfor ~}
  YAML
}
`;

const read = (files: Record<string, string>) => readTerraform('.', new ModuleLibrary(readerOf(files)));
const main = (text: string) => read({ 'main.tf': text });

describe('hostile files', () => {
  it('never throw, whatever is changed in them', () => {
    for (const text of mutationsOf([MODULE, ...SEEDS], 4_000, 3)) main(text);
    expect(main(MODULE).profiles?.value).toMatchObject({ resource: { aws_eks_fargate_profile: { 0: {}, 1: {} } } });
  });

  it('never throw, of any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void main(`${text}\n${PROFILE}`)));
  });

  it('keep every place inside of the file', () => {
    for (const text of mutationsOf(SEEDS, 2_000, 5)) {
      const { problems, body } = parseHcl(createSourceFile('main.tf', text));
      const ranges = [
        ...problems.map(({ range }) => range),
        ...[...body.attributes.values()].map(({ range }) => range),
      ];
      for (const { start, end } of ranges) expect(0 <= start && start <= end && end <= text.length).toBe(true);
    }
  });

  it.each([
    ['parentheses', `x = ${'('.repeat(50_000)}`],
    ['lists', `x = ${'['.repeat(50_000)}`],
    ['operators', `x = ${'!'.repeat(50_000)}`],
    ['templates', `x = ${'"${'.repeat(50_000)}`],
    ['blocks', 'a {\n'.repeat(50_000)],
    ['directives', `x = "${'%{ if t }'.repeat(50_000)}"`],
    ['conditions', `x = ${'t ? 1 : '.repeat(50_000)}1`],
  ])('are refused for %s that are nested too deeply', (_, text) => {
    expect(parseHcl(createSourceFile('main.tf', text)).problems.slice(0, 1)).toMatchObject([
      { message: 'This is nested too deeply to be read.' },
    ]);
  });

  it.each([
    ['sums', `locals {\n  names = [${'1 + '.repeat(20_000)}1]\n}\n${PROFILE}`],
    [
      'texts that double',
      `locals {\n  t0 = "aaaaaaaaaa"\n${doubled('"${local.t#}${local.t#}"')}\n  names = [local.t60]\n}\n${PROFILE}`,
    ],
    [
      'lists that double',
      `locals {\n  t0 = ["a"]\n${doubled('concat(local.t#, local.t#)')}\n  names = local.t60\n}\n${PROFILE}`,
    ],
    [
      'lists of lists',
      `locals {\n  t0 = ["a"]\n${doubled('[local.t#, local.t#]')}\n  names = flatten(local.t60)\n}\n${PROFILE}`,
    ],
    ['loops in loops', `locals {\n  names = [for a in range(5000) : [for b in range(5000) : a]]\n}\n${PROFILE}`],
    ['numbers', `resource "aws_eks_fargate_profile" "x" {\n  count = 1e9\n}\n`],
  ])('are given up on for %s', { timeout: 30_000 }, (_, text) => {
    expect(main(text).refusal).toBe('this takes too much work to evaluate');
  });

  it('come to an end with a value of many steps', { timeout: 30_000 }, () => {
    const { profiles } = main(`locals {\n  names = x${'.a'.repeat(50_000)}\n}\n${PROFILE}`);
    expect(profiles?.unknownAt?.(['resource', 'aws_eks_fargate_profile', '0', 'count'])).toBe(
      'there is no resource x.a',
    );
  });

  it('come to an end when values and modules lead back to themselves', () => {
    const { profiles } = main(`locals {\n  names = local.other\n  other = local.names\n}\n${PROFILE}`);
    expect(profiles?.unknownAt?.(['resource', 'aws_eks_fargate_profile', '0', 'fargate_profile_name'])).toContain(
      'depends on itself',
    );
    const calls = 'module "a" {\n  source = "./"\n}\nmodule "b" {\n  source = "./../infra"\n}\n';
    expect(readTerraform('infra', new ModuleLibrary(readerOf({ 'infra/main.tf': calls }))).profiles).toBeUndefined();
  });

  it('cost a broken block, and what is around it is read', () => {
    const { profiles, problems } = main(`locals {\n  names = ["a"\n}\n\nbroken {\n  x = = 1\n}\n\n${PROFILE}`);
    expect(problems.map(({ at }) => at.file.position(at.range.start))).toEqual([
      { line: 3, column: 1 },
      { line: 6, column: 7 },
    ]);
    expect(profiles?.value).toMatchObject({
      resource: { aws_eks_fargate_profile: { 0: { count: expect.any(String) } } },
    });
  });
});

/** Sixty values, each made of the one before. */
function doubled(expression: string): string {
  return Array.from(
    { length: 60 },
    (_, index) => `  t${index + 1} = ${expression.replaceAll('#', String(index))}`,
  ).join('\n');
}
