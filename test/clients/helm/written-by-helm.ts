import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOf, type Written } from '../../helm/case-chart.ts';
import { runHelm } from './helm-oracle.ts';

/** What Helm writes for each; whatever makes it fail is taken out and the others are rendered again. */
export function writtenByHelm(program: string, cases: readonly string[]): Written[] {
  const results: Written[] = cases.map(() => undefined);
  let left = cases.map((_, index) => index);
  while (left.length > 0) {
    const { ok, stdout, stderr } = renderWithHelm(
      program,
      left.map((index) => cases[index] as string),
    );
    if (ok) {
      for (const [, index, encoded] of stdout.matchAll(/^case(\d+): (.*)$/gm)) {
        results[left[Number(index)] as number] = Buffer.from(encoded as string, 'base64').toString();
      }
      break;
    }
    const failed = /templates\/_(\d+)\.tpl/.exec(stderr)?.[1];
    const line = /templates\/all\.yaml:(\d+)/.exec(stderr)?.[1];
    const position = failed === undefined ? Number(line) - 1 : Number(failed);
    if (!(position >= 0)) throw new Error(stderr);
    left = left.filter((_, each) => each !== position);
  }
  return results;
}

function renderWithHelm(program: string, cases: readonly string[]): ReturnType<typeof runHelm> {
  const directory = mkdtempSync(join(tmpdir(), 'helm-cases-'));
  try {
    for (const [name, content] of filesOf(cases)) {
      mkdirSync(join(directory, 'c', name, '..'), { recursive: true });
      writeFileSync(join(directory, 'c', name), content);
    }
    return runHelm(program, ['template', join(directory, 'c')]);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
