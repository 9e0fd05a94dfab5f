import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Rolldown } from 'tsdown';
import { expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { planFiles } from '../../site/.vitepress/theme/playground/plan-files.ts';
import { PLAIN } from '../../src/formatters/plan/format.ts';
import { loadPlanFormat, PLAN_FORMATS } from '../../src/formatters/plan/index.ts';
import { planInputs } from '../../src/plan/plan-inputs.ts';
import { run } from '../support/cli.ts';
import { PLAN_ENV, workload } from '../support/plan.ts';
import { ROOT } from '../support/repository.ts';

const today = new Date(Number(PLAN_ENV.SOURCE_DATE_EPOCH) * 1000);

it('planning and all formats need nothing of Node', async () => {
  const bundle = await Rolldown.rolldown({
    input: { plan: join(ROOT, 'src/plan/plan-inputs.ts'), formats: join(ROOT, 'src/formatters/plan/index.ts') },
    platform: 'browser',
    logLevel: 'silent',
  });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  const imported = output.flatMap((each) => (each.type === 'chunk' ? [...each.imports, ...each.dynamicImports] : []));
  expect(imported.filter((each) => !each.endsWith('.js'))).toEqual([]);
});

it('texts are planned and shown as the command line does it', async () => {
  const cwd = join(ROOT, 'test/fixtures/plan');
  const path = 'retail-store-x3.yaml';
  const plan = planInputs([{ path, content: readFileSync(join(cwd, path)) }], { rules, plan: { today } });
  for (const name of PLAN_FORMATS) {
    const format = await loadPlanFormat(name);
    const { stdout } = await run(['plan', path, '-f', name], { cwd, env: PLAN_ENV });
    expect(format(plan, PLAIN, { listsAssumptions: false })).toBe(stdout);
  }
});

it('settings say where, and profiles that exist are kept', () => {
  const settings = {
    region: 'eu-central-1',
    profiles: [{ name: 'all', selectors: [{ namespace: 'default' }] }],
  };
  const inputs = [{ path: 'app.yaml', content: workload('web') }];
  expect(planInputs(inputs, { rules, settings, plan: { today } })).toMatchObject({
    region: 'eu-central-1',
    prices: { fargate: { vcpuHour: 0.04656 } },
    workloads: [{ placement: 'fargate' }],
    profile: { profiles: [] },
  });
});

it('the playground plans with its files as the command line does in their directory', async () => {
  const files = new Map([
    ['fargate-lint.yaml', 'region: eu-central-1\n'],
    ['kustomization.yaml', 'resources: [app.yaml]\nnamespace: shop\n'],
    ['app.yaml', workload('web')],
  ]);
  expect(await planFiles(files)).toMatchObject({
    plan: { region: 'eu-central-1', workloads: [{ namespace: 'shop', name: 'web', placement: 'fargate' }] },
  });
  expect(await planFiles(new Map([['fargate-lint.yaml', 'regions: all']]))).toMatchObject({
    problem: expect.stringContaining('Invalid configuration'),
  });
});
