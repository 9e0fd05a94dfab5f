import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'tsdown';
import { expect, it } from 'vitest';
import { ACTION_FILES, actionBuild } from '../../scripts/action-build.ts';
import { runAction } from '../support/action.ts';
import { BLOCKED, writeFiles } from '../support/cli.ts';
import { ROOT, temporaryCopy, temporaryDirectory } from '../support/repository.ts';

it('is what the sources make, wherever they are built', { timeout: 120_000 }, async () => {
  // A copy, so that a path of this directory in the bundle would show.
  const copy = temporaryCopy();
  await build({ ...actionBuild(join(copy, 'built')), config: false, cwd: copy, logLevel: 'silent' });
  const stale = ACTION_FILES.filter(
    (name) => !readFileSync(join(copy, 'built', name)).equals(readFileSync(join(ROOT, 'action', name))),
  );
  expect(stale, 'action/ is stale: npm run build:action').toEqual([]);
});

it('is one small file that needs nothing beside it', () => {
  const bundle = join(temporaryDirectory(), 'index.cjs');
  copyFileSync(join(ROOT, 'action/index.cjs'), bundle);
  expect(statSync(bundle).size).toBeLessThan(900_000);
  // Of what is in files of its own elsewhere: the reader for unusual YAML, plugins, the compiler of their options.
  const rule = `export const rules = [{ id: 'own/no-anchors', description: 'Disallow x', category: 'effect',
    severity: 'warn', evidence: 'inferred', references: [], help: 'Remove it.', messages: { found: 'Found {limit}.' },
    options: { type: 'object', additionalProperties: false, properties: { limit: { type: 'integer', default: 3, description: 'x' } } },
    pod(pod, { report, options }) { report({ message: 'found', at: pod.spec, data: { limit: options.limit } }); } }];`;
  const workspace = temporaryDirectory();
  writeFiles(workspace, {
    'pod.yaml': BLOCKED.replace('hostNetwork: true', 'hostNetwork: &yes true'),
    'rules.mjs': rule,
  });
  const { code, outputs, log } = runAction({ workspace, bundle, inputs: { plugins: './rules.mjs' } });
  expect({ code, ...outputs }).toMatchObject({ code: 1, errors: '1', warnings: '1' });
  expect(log).toContain('title=own/no-anchors::Found 3.%0A');
});
