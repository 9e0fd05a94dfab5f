/**
 * Takes the picture of a step summary in `docs/images`: `npm run picture:action`. The action lints some of the examples, and
 * Chromium shows what it wrote with GitHub's style sheet. On Debian that takes chromium, fonts-noto-core,
 * fonts-noto-color-emoji and pngquant.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marked } from 'marked';
import { chromium } from 'playwright-core';

const PICTURE = 'docs/images/action-summary.png';
const WIDTH = 960;

/** Enough for text and few symbols. */
const COLORS = 64;

const directory = mkdtempSync(join(tmpdir(), 'fargate-lint-'));
try {
  await photograph(pageOf(await marked.parse(summarize(directory))));
  console.log(`wrote ${PICTURE}`);
} finally {
  rmSync(directory, { recursive: true, force: true });
}

/** What the bundled action writes about the examples. */
function summarize(home: string): string {
  const workspace = join(home, 'workspace');
  const summary = join(home, 'summary.md');
  cpSync('examples', workspace, { recursive: true });
  writeFileSync(summary, '');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['action/index.cjs'], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      INPUT_PATHS: 'debug-shell.yaml\norders-database.yaml\nsearch.yaml\nstorefront.yaml',
      GITHUB_WORKSPACE: workspace,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'shop/manifests',
      GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    },
  });
  if (status !== 1) throw new Error(`the action should have found something:\n${stdout}${stderr}`);
  return readFileSync(summary, 'utf8');
}

/** In a frame as around the summaries of a run. */
function pageOf(content: string): string {
  const [sans, mono] = ['"Noto Sans", "Noto Color Emoji", sans-serif', '"DejaVu Sans Mono", monospace'];
  const css = readFileSync('node_modules/github-markdown-css/github-markdown-light.css', 'utf8');
  return `<!doctype html><meta charset="utf-8"><style>${css}
    body { margin: 0; padding: 16px; background: #f6f8fa; }
    .frame { border: 1px solid #d1d9e0; border-radius: 6px; background: #fff; }
    .title { padding: 12px 16px; border-bottom: 1px solid #d1d9e0; font: 600 14px/20px ${sans}; color: #1f2328; }
    .markdown-body { padding: 16px 24px 8px; font-family: ${sans}; }
    .markdown-body code { font-family: ${mono}; }
    .markdown-body > :last-child { margin-bottom: 8px; }
  </style><div class="frame"><div class="title">lint summary</div><article class="markdown-body">${content}</article></div>`;
}

async function photograph(html: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: 600 } });
    await page.setContent(html);
    // As a reader unfolds it.
    await page.click('summary');
    await page.screenshot({ path: PICTURE, fullPage: true });
    const { status } = spawnSync('pngquant', ['--force', '--ext', '.png', '--strip', String(COLORS), PICTURE]);
    if (status !== 0) throw new Error('pngquant could not make the picture smaller: is it installed?');
  } finally {
    await browser.close();
  }
}
