/// <reference lib="dom" />
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../support/repository.ts';
import { BROWSERS, findCommand } from '../installed.ts';
import { type SiteServer, serve } from './serve.ts';

const BASE = '/lint/';
const AXE = join(ROOT, 'site/node_modules/axe-core/axe.min.js');
const PRIVILEGED = `apiVersion: v1
kind: Pod
metadata:
  name: shell
spec:
  containers:
    - name: shell
      image: alpine
      resources: {requests: {cpu: 250m, memory: 256Mi}}
      securityContext:
        privileged: true
`;

const command = findCommand(...BROWSERS);

describe.skipIf(!command)('the site', () => {
  let server: SiteServer;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  const elsewhere: string[] = [];

  beforeAll(async () => {
    const build = spawnSync('npm', ['run', '--silent', 'site'], {
      cwd: ROOT,
      env: { ...process.env, SITE_BASE: BASE },
      encoding: 'utf8',
    });
    expect(build.status, build.stderr).toBe(0);
    server = await serve(join(ROOT, 'site/dist'), BASE);
    browser = await chromium.launch({
      executablePath: spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).stdout.trim(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
    });
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('request', (request) => request.url().startsWith('http') && elsewhere.push(request.url()));
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  const write = async (text: string) => {
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  };

  const paste = async (text: string) => {
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+a');
    await page.locator('.cm-content').evaluate((content, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      content.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  };

  const violations = async () => {
    await page.evaluate(readFileSync(AXE, 'utf8'));
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; impact: string }[] }> };
      };
      return (await axe.run()).violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id }) => id);
    });
  };

  it('reads a manifest as it is typed, marks it, fixes it, and shares it', async () => {
    await page.goto(`${server.url}playground.html`);
    await page.locator('.findings li').first().waitFor();
    await write(PRIVILEGED);
    await page.locator('.findings', { hasText: 'no-privileged' }).waitFor();
    await page.locator('.cm-lintRange-error').waitFor();
    expect(await page.locator('.findings li').count()).toBe(1);
    expect(await page.locator('.workloads li').innerText()).toMatch(/0\.25 vCPU 0\.5 GB/);
    await page.getByRole('button', { name: 'Fixes…' }).click();
    await page.locator('.actions button').first().click();
    await page.getByText('Nothing found.').waitFor();
    expect(await page.locator('.cm-content').innerText()).not.toContain('privileged: true');

    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByText('Link copied').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/#v1:[\w-]+$/);
    const other = await page.context().newPage();
    await other.goto(link);
    await other.getByText('Nothing found.').waitFor();
    expect(await other.locator('.cm-content').innerText()).toContain('name: shell');
    await other.close();
  }, 60_000);

  it('says that a key is wrong within a moment, for 500 lines', async () => {
    await page.goto('about:blank');
    await page.goto(`${server.url}playground.html`);
    await page.locator('.findings li').first().waitFor();
    const pod = PRIVILEGED.replace('privileged: true', 'privileged: false');
    const many = Array.from({ length: 45 }, (_, index) => pod.replace('name: shell', `name: shell-${index}`));
    await write(many.join('---\n'));
    await page.getByText('Nothing found.').waitFor();
    const waited = await page.evaluate(async () => {
      const found = document.querySelector('.findings');
      const change = new Promise<number>((resolve) => {
        new MutationObserver(() => resolve(performance.now())).observe(found as Node, { childList: true });
      });
      const start = performance.now();
      document.execCommand('insertText', false, '\nspec: {hostNetwork: true}');
      return (await change) - start;
    });
    // A bound that only a hang breaks; the figure is measured apart.
    expect(waited).toBeLessThan(2000);
  }, 60_000);

  it('needs no other host, and holds to its policy', async () => {
    expect(elsewhere.filter((url) => !url.startsWith(server.url))).toEqual([]);
    expect(complaints).toEqual([]);
    const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
    expect(policy).toMatch(/script-src 'self'( 'sha256-[\w+/=]+')+$/);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  it('loads the playground in less than 400 kB', async () => {
    const context = await browser.newContext();
    const fresh = await context.newPage();
    server.takeSent();
    await fresh.goto(`${server.url}playground.html`);
    await fresh.locator('.findings li').first().waitFor();
    const sent = [...server.takeSent()];
    expect(sent.length).toBeGreaterThan(5);
    expect(sent.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(400_000);
    await context.close();
  }, 60_000);

  it.each(['', 'playground.html', 'rules/', 'rules/no-privileged.html', 'configuration.html'])(
    'can be used by all, and on a phone: %s',
    async (path) => {
      await page.goto(`${server.url}${path}`);
      await page.locator('h1').first().waitFor();
      if (path === 'playground.html') await page.locator('.findings li').first().waitFor();
      expect(await violations()).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await violations()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize({ width: 1280, height: 900 });
    },
    60_000,
  );

  it('takes no harm from a hostile manifest', async () => {
    await page.goto(`${server.url}playground.html`);
    await page.locator('.findings li').first().waitFor();
    await write(PRIVILEGED.replaceAll('shell', '"<img src=x onerror=window.harmed=1>"'));
    await page.locator('.findings', { hasText: 'no-privileged' }).waitFor();
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false);
    const bomb = Array.from(
      { length: 30 },
      (_, level) => `a${level}: &a${level} [${level ? `*a${level - 1}, *a${level - 1}` : 'x'}]`,
    );
    await paste(`kind: Pod\n${bomb.join('\n')}\n`);
    await paste(`${PRIVILEGED}---\n${'# filler\n'.repeat(1_100_000)}`);
    await paste('[{"'.repeat(1_000_000));
    await write(PRIVILEGED);
    await page.locator('.findings', { hasText: 'no-privileged' }).waitFor();
  }, 120_000);

  it('finds words without a server', async () => {
    await page.goto(`${server.url}rules/`);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.locator('input[type=search]:visible, .search-input').first().fill('privileged');
    await page.locator('#localsearch-list li', { hasText: 'no-privileged' }).first().waitFor();
  }, 60_000);

  it('filters the rules', async () => {
    await page.goto(`${server.url}rules/`);
    await page.getByLabel('Severity').selectOption('warn');
    const severities = await page.locator('.scroll tbody tr td:nth-child(2)').allInnerTexts();
    expect(new Set(severities)).toEqual(new Set(['warn']));
  }, 60_000);
});
