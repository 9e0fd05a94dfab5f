import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLI, ROOT, temporaryDirectory } from '../../support/repository.ts';
import { startBrowser } from '../workbench/browser.ts';
import { startCodeServer } from '../workbench/code-server.ts';
import { packedExtension } from '../workbench/extension.ts';
import { PATIENCE, Workbench } from '../workbench/workbench.ts';

const cleanUps: (() => unknown)[] = [];
const directory = () => temporaryDirectory((cleanUp) => cleanUps.push(cleanUp));

afterAll(async () => {
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
});

describe('the extension in a process of Node', () => {
  let folder: string;
  let workbench: Workbench;
  const underlined = (): Locator => workbench.page.locator('.squiggly-error');
  let mark: string;
  const ownServerStarted = () => existsSync(mark);

  beforeAll(async () => {
    const extension = await packedExtension(directory());
    folder = directory();
    cpSync(join(ROOT, 'examples'), folder, { recursive: true });
    mark = join(directory(), 'started');
    bringOwnServer(folder, mark);
    const server = await startCodeServer({
      home: directory(),
      folder,
      extension: extension.file,
      settings: {
        'workbench.startupEditor': 'none',
        'workbench.editor.useModal': 'off',
        'workbench.secondarySideBar.defaultVisibility': 'hidden',
        'chat.disableAIFeatures': true,
        'security.workspace.trust.startupPrompt': 'never',
      },
    });
    cleanUps.push(server.close);
    const chromium = await startBrowser();
    cleanUps.push(() => chromium.close());
    workbench = await Workbench.open(chromium, server.url);
    await workbench.openFile('debug-shell.yaml');
  });

  it('lints in a workspace that is not trusted, and starts nothing of it', async () => {
    await expect.poll(() => underlined().count(), { timeout: PATIENCE }).toBe(2);
    await workbench.page.getByText('Restricted Mode', { exact: true }).first().waitFor();
    expect(ownServerStarted()).toBe(false);
  });

  it('starts the server of the workspace as soon as that is trusted', async () => {
    await workbench.run('Workspaces: Manage Workspace Trust');
    await workbench.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await expect.poll(ownServerStarted, { timeout: PATIENCE }).toBe(true);
    await workbench.openFile('log-agent.yaml');
    await expect.poll(() => underlined().count(), { timeout: PATIENCE }).toBe(1);
  });
});

/** Makes a workspace bring a linter and say that it is to be run; a file comes to be when it is. */
function bringOwnServer(folder: string, mark: string): void {
  const home = join(folder, 'node_modules/fargate-lint');
  mkdirSync(home, { recursive: true });
  writeFileSync(
    join(home, 'start.cjs'),
    `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '');
require(${JSON.stringify(CLI)});
`,
  );
  writeFileSync(join(home, 'package.json'), '{ "name": "fargate-lint", "bin": { "fargate-lint": "start.cjs" } }');
  mkdirSync(join(folder, '.vscode'));
  writeFileSync(join(folder, '.vscode/settings.json'), '{ "fargate-lint.server": "workspace" }');
}
