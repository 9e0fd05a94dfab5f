import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Workflows from '@actions/workflow-parser';
import type * as Actions from '@actions/workflow-parser/actions/index';
import { build } from 'tsdown';
import { ROOT, temporaryDirectory } from '../support/repository.ts';

interface Parser {
  readonly workflows: typeof Workflows;
  readonly actions: typeof Actions;
}

/**
 * GitHub's own parser of workflows and of action.yml. It imports JSON in the way that bundlers take and Node does not, so
 * it is bundled first.
 */
export async function loadParser(): Promise<Parser> {
  const directory = temporaryDirectory((cleanUp) => process.once('exit', cleanUp));
  await build({
    config: false,
    cwd: ROOT,
    entry: {
      workflows: 'node_modules/@actions/workflow-parser/dist/index.js',
      actions: 'node_modules/@actions/workflow-parser/dist/actions/index.js',
    },
    outDir: directory,
    outExtensions: () => ({ js: '.mjs' }),
    format: 'esm',
    platform: 'node',
    deps: { onlyBundle: false },
    dts: false,
    logLevel: 'silent',
  });
  const load = async <Module>(name: string) => (await import(pathToFileURL(join(directory, name)).href)) as Module;
  return { workflows: await load('workflows.mjs'), actions: await load('actions.mjs') };
}
