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
  }, 900_000);

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

  const nothingFound = (where = page) => where.locator('.nothing', { hasText: 'No problems.' });

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
    expect(await page.locator('.workloads li').innerText()).toMatch(
      /0\.25 vCPU 0\.5 GB.*\sPod not supported on Fargate: invalid SecurityContext fields: Privileged/s,
    );
    await page.locator('.findings').getByRole('button', { name: 'Remove privileged' }).click();
    await nothingFound().waitFor();
    expect(await page.locator('.cm-content').innerText()).not.toContain('privileged: true');

    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByText('Link copied').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/#v1:[\w-]+$/);
    const other = await page.context().newPage();
    await other.goto(link);
    await nothingFound(other).waitFor();
    expect(await other.locator('.cm-content').innerText()).toContain('name: shell');
    await other.close();
  }, 60_000);

  it('shows what moves to Fargate at what price, and fetches what computes it when it is asked for', async () => {
    const context = await browser.newContext();
    const fresh = await context.newPage();
    await fresh.goto(`${server.url}playground.html`);
    await fresh.locator('.findings li').first().waitFor();
    const isOfPlan = (path: string) => /PlanPanel|plan-files/.test(path);
    expect([...server.takeSent().keys()].filter(isOfPlan)).toEqual([]);
    await fresh.getByRole('tab', { name: 'Plan and price' }).click();
    await fresh.locator('.placed li', { hasText: 'debug-shell' }).waitFor();
    expect([...server.takeSent().keys()].filter(isOfPlan)).toHaveLength(2);
    expect(await fresh.locator('.placed li').innerText()).toMatch(
      /after edits[\s\S]*0\.25 vCPU 0\.5 GB, 1 pod · 9\.01 USD/,
    );
    await fresh.getByLabel('Example').selectOption('A Helm chart');
    await fresh.getByRole('tab', { name: 'Plan and price' }).click();
    await fresh.locator('.placed li', { hasText: 'search' }).waitFor();
    await fresh.getByLabel('Example').selectOption('Your own manifest');
    await fresh.getByRole('tab', { name: 'Plan and price' }).click();
    await fresh.getByText('no workloads found, so no plan can be made').waitFor();
    await context.close();
  }, 120_000);

  it.each([
    ['A kustomization', 'dev/debug.yaml:12:25'],
    ['A Helm chart', 'search/values.yaml:6:13'],
  ])(
    'finds in several files, at the line to change: %s',
    async (example, place) => {
      await page.goto('about:blank');
      await page.goto(`${server.url}playground.html`);
      await page.getByLabel('Example').selectOption(example);
      await page.locator('.findings .about', { hasText: place }).waitFor();
    },
    60_000,
  );

  it('can be left, and its files chosen, by keyboard', async () => {
    await page.goto('about:blank');
    await page.goto(`${server.url}playground.html`);
    await page.locator('.findings li').first().waitFor();
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.cm-editor') === null)).toBe(true);
    await page.getByRole('tab', { name: 'debug-shell.yaml' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('[role=tab]:focus').innerText()).toBe('fargate-lint.yaml');
    expect(await page.locator('.cm-content').innerText()).toContain('region: us-east-1');
    await page.getByRole('button', { name: 'Add a file' }).press('Enter');
    await page.keyboard.type('shell.yaml');
    await page.keyboard.press('Enter');
    expect(await page.locator('[role=tab][aria-selected=true]').first().innerText()).toBe('shell.yaml');
  }, 60_000);

  it('says that a key is wrong as soon for 500 lines as for few', async () => {
    await page.goto('about:blank');
    await page.goto(`${server.url}playground.html`);
    await page.locator('.findings li').first().waitFor();
    const pod = PRIVILEGED.replace('privileged: true', 'privileged: false');
    const many = Array.from({ length: 42 }, (_, index) => pod.replace('name: shell', `name: shell-${index}`));
    const short: number[] = [];
    const long: number[] = [];
    for (let round = 0; round < 6; round++) {
      short.push(await timeOfKey(pod));
      long.push(await timeOfKey(many.join('---\n')));
    }
    expect(Math.min(...long)).toBeLessThan(8 * Math.min(...short));
  }, 120_000);

  /** From a key to the mark below what it made wrong, in milliseconds. */
  async function timeOfKey(text: string): Promise<number> {
    await write(text);
    await nothingFound().waitFor();
    return page.evaluate(async () => {
      const start = performance.now();
      const marked = new Promise<number>((resolve) => {
        const content = document.querySelector('.cm-content') as Node;
        new MutationObserver((_, observer) => {
          if (!document.querySelector('.cm-lintRange-error')) return;
          observer.disconnect();
          resolve(performance.now());
        }).observe(content, { childList: true, subtree: true, attributes: true });
      });
      document.execCommand('insertText', false, 'spec: {hostNetwork: true}');
      return (await marked) - start;
    });
  }

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
      if (path === 'playground.html') {
        await page.getByRole('tab', { name: 'Plan and price' }).click();
        await page.locator('.plan').waitFor();
        expect(await violations()).toEqual([]);
      }
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

  it.each(['Severity', 'Category', 'Evidence', 'Offers', 'Since'])(
    'filters the rules: %s',
    async (name) => {
      await page.goto(`${server.url}rules/`);
      const choice = page.getByLabel(name);
      const [, value = ''] = await choice.locator('option').allInnerTexts();
      await choice.selectOption(value);
      const column = (await page.locator('.scroll thead th').allInnerTexts()).indexOf(name) + 1;
      const shown = await page.locator(`.scroll tbody tr td:nth-child(${column})`).allInnerTexts();
      expect(new Set(shown)).toEqual(new Set([value]));
    },
    60_000,
  );
});
