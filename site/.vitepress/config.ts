import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitepress';
import { replacements } from '../../scripts/cli-build.ts';
import { collectHtml, guides, repositoryLinks, rulePages, SOURCE } from '../content.ts';

/** Scripts come from the site alone; colors of code are style attributes, which is why those are allowed. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

export default defineConfig({
  title: 'fargate-lint',
  description: 'Check Kubernetes manifests, kustomizations and Helm charts for AWS EKS Fargate.',
  lang: 'en-US',
  srcDir: 'content',
  outDir: 'dist',
  cleanUrls: false,
  // All pages that are linked in sight would be fetched with each.
  router: { prefetchLinks: false },
  base: process.env.SITE_BASE ?? '/',
  head: [['link', { rel: 'icon', href: `${process.env.SITE_BASE ?? '/'}icon.svg`, type: 'image/svg+xml' }]],
  themeConfig: {
    logo: '/icon.svg',
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Guide', link: guides[0]?.items[0]?.link ?? '/' },
      { text: 'Rules', link: '/rules/' },
      { text: 'Playground', link: '/playground' },
    ],
    sidebar: { '/rules/': rulePages, '/': guides },
    ...repositoryLinks(),
    footer: { message: 'MIT license. Nothing that you type in the playground leaves your browser.' },
  },
  markdown: { theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } },
  vite: {
    resolve: { alias: { 'node:path': 'pathe', ...replacements.alias } },
    worker: { format: 'es' },
    server: { fs: { allow: [SOURCE] } },
    // Chromium 94, Firefox 93, Safari 16.4: what playgrounds compress links with is younger.
    build: { target: 'es2022', chunkSizeWarningLimit: 1000 },
  },
  /** The policy names the inline scripts of each page by their digests. */
  buildEnd({ outDir }) {
    for (const path of collectHtml(outDir)) {
      const html = readFileSync(join(outDir, path), 'utf8');
      const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
      const digests = inline.map(([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`);
      const policy = [...POLICY, ["script-src 'self'", ...new Set(digests)].join(' ')].join('; ');
      const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
      writeFileSync(join(outDir, path), html.replace('<head>', `<head>\n    ${meta}`));
    }
  },
});
