// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of HCL
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseHcl } from '../../src/hcl/syntax/parse.ts';
import { createSourceFile } from '../../src/source/source-file.ts';
import { writeFiles } from '../support/cli.ts';
import { temporaryDirectory } from '../support/repository.ts';

const COUNT = 1000;

function moduleText(number: number): string {
  const resources = Array.from(
    { length: 4 },
    (_, index) => `resource "aws_eks_fargate_profile" "p${index}" {
  for_each             = { for k, v in var.profiles : k => v if v.enabled && length(v.namespaces) > ${index} }
  cluster_name         = module.eks.cluster_name # the one of this stage
  fargate_profile_name = "\${var.prefix}-\${each.key}-${number}"
  tags                 = merge(local.tags, { Name = "p${index}", Stage = var.stage == "prod" ? "live" : "test" })

  dynamic "selector" {
    for_each = each.value.namespaces
    content {
      namespace = selector.value
      labels    = { team = "team-${number}" }
    }
  }
}
`,
  );
  return resources.join('\n');
}

it(`parses ${COUNT} files in less than twice the time of reading them and 1.5 s`, () => {
  const directory = temporaryDirectory();
  const names = Array.from({ length: COUNT }, (_, number) => `m${number}.tf`);
  writeFiles(directory, Object.fromEntries(names.map((name, number) => [name, moduleText(number)])));
  const beforeReading = process.cpuUsage();
  const texts = names.map((name) => readFileSync(join(directory, name), 'utf8'));
  const reading = spentSince(beforeReading);
  const beforeParsing = process.cpuUsage();
  const parsed = texts.map((text, index) => parseHcl(createSourceFile(names[index] ?? '', text)));
  const parsing = spentSince(beforeParsing);
  expect(parsed.flatMap(({ body }) => body.blocks)).toHaveLength(4 * COUNT);
  expect(parsing).toBeLessThan(2 * reading + 1500);
});

/** Milliseconds of the processor, which other programs on the machine do not change. */
function spentSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
