import { expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { run, writeFiles } from '../support/cli.ts';
import { PLAN_ENV, workload } from '../support/plan.ts';
import { temporaryDirectory } from '../support/repository.ts';

const chart = (name: string, ...dependencies: string[]) =>
  JSON.stringify({
    ...{ apiVersion: 'v2', name, version: '1.0.0' },
    dependencies: dependencies.map((each) => ({ name: each, version: '1.0.0', repository: `file://../${each}` })),
  });

async function namesOf(
  files: Readonly<Record<string, string>>,
): Promise<{ names: string[]; notes: readonly string[] }> {
  const cwd = temporaryDirectory();
  writeFiles(cwd, files);
  const { stdout } = await run(['plan', '.', '-f', 'json'], { cwd, env: PLAN_ENV });
  const { workloads, notes } = JSON.parse(stdout) as Plan;
  return { names: workloads.map(({ name }) => name), notes };
}

const TEMPLATE = workload('{{ .Release.Name }}-web');
const WEB = { 'charts/web/Chart.yaml': chart('web'), 'charts/web/templates/web.yaml': TEMPLATE };
const NOTE = 'Charts that other charts here depend on are counted as part of those only.';

it('a chart that another one has as a dependency counts there', async () => {
  expect(await namesOf({ ...WEB, 'charts/shop/Chart.yaml': chart('shop', 'web') })).toEqual({
    names: ['shop-web'],
    notes: [NOTE],
  });
});

it('charts of their own count each', async () => {
  const { names, notes } = await namesOf({
    ...WEB,
    'charts/shop/Chart.yaml': chart('shop'),
    'charts/shop/templates/web.yaml': TEMPLATE,
  });
  expect(names.sort()).toEqual(['shop-web', 'web-web']);
  expect(notes).toEqual([]);
});
