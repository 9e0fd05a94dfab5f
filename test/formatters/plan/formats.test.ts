import { describe, expect, it } from 'vitest';
import { changeSentence } from '../../../src/formatters/plan/comparison.ts';
import csv from '../../../src/formatters/plan/csv.ts';
import html from '../../../src/formatters/plan/html/html.ts';
import json from '../../../src/formatters/plan/json.ts';
import markdown from '../../../src/formatters/plan/markdown.ts';
import terminal from '../../../src/formatters/plan/terminal.ts';
import { createStyle } from '../../../src/formatters/terminal/style.ts';
import { widthOf } from '../../../src/formatters/terminal/width.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { planOf, workload } from '../../support/plan.ts';

const style = (columns?: number) =>
  createStyle({
    output: columns === undefined ? {} : { isTTY: true, columns },
    env: { NO_COLOR: '1' },
    version: '1.2.3',
  });
const OPTIONS = { listsAssumptions: true };
const FORMATS = { terminal, markdown, html, json, csv };

/** Names that no Kubernetes would take, and manifests may have. */
const HOSTILE = '=HYPERLINK("x")</td><script>alert(1)</script>|`@all`\u001b[31m\u202e"';

async function hostilePlan(): Promise<Plan> {
  const spec = '      nodeSelector: { web: web }\n      tolerations: [{ key: web, value: web }]\n';
  const plan = await planOf(workload('web', { cpu: '256m' }) + workload('db', { kind: 'StatefulSet', spec }));
  const put = (text: string) => text.replaceAll('web', HOSTILE).replaceAll('app.yaml', HOSTILE);
  return JSON.parse(JSON.stringify(plan), (_, value: unknown) =>
    typeof value === 'string' ? put(value) : value,
  ) as Plan;
}

describe('formats of a plan', () => {
  it.each(Object.entries(FORMATS))('%s makes hostile names harmless', async (name, format) => {
    const text = format(await hostilePlan(), style(), OPTIONS);
    for (const character of ['\u001b', '\u202e']) expect(text).not.toContain(character);
    if (name === 'html' || name === 'markdown') expect(text).not.toContain('<script');
    if (name === 'markdown') expect(text).not.toMatch(/@all/);
    if (name === 'csv') expect(text).toContain(`"'=HYPERLINK(""x"")`);
  });

  it.each([40, 60, 80, 100, 120, 160])('the terminal holds %d columns, and shortens no number', async (columns) => {
    const plan = await planOf(
      workload('a-service-with-a-name-that-is-much-longer-than-any-column', { replicas: 12, cpu: '256m' }) +
        workload('db', {
          kind: 'StatefulSet',
          spec: '      nodeSelector: { example.com/nodes-of-the-team: of-databases }\n',
        }),
    );
    const text = terminal(plan, style(columns), OPTIONS);
    for (const line of text.split('\n')) expect(widthOf(line), line).toBeLessThanOrEqual(Math.max(columns, 50));
    expect(text).toContain('216.24');
    if (columns >= 80) expect(text).toContain('256m 256Mi');
  });

  it.each(Object.entries({ terminal, markdown, html }))('%s lists pools where there are several', async (_, format) => {
    const spec = '      nodeSelector: { team: db }\n      tolerations: [{ key: dedicated, value: db }]\n';
    const several = format(await planOf(workload('web', { replicas: 9 }) + workload('db', { spec })), style(), OPTIONS);
    for (const text of ['EC2 pools', 'general', 'team=db', 'dedicated=db (assumed)', '1 × c6a.large']) {
      expect(several).toContain(text);
    }
    expect(format(await planOf(workload('web')), style(), OPTIONS)).not.toContain('EC2 pools');
  });

  it('the page has no script and asks for nothing', async () => {
    const page = html(await planOf(workload('web', { cpu: '256m' })), style(), OPTIONS);
    expect(page).toContain(`default-src 'none'`);
    expect(page).toContain('prefers-color-scheme:dark');
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\bon[a-z]+=/);
    expect(page.match(/<svg/g)?.length).toBe(page.match(/<svg [^>]*aria-label="[^"]+"/g)?.length);
    expect(page.length).toBeLessThan(20_000);
  });

  it('the page says at each bar from where to where its line goes', async () => {
    const scaled = `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web, namespace: default }
spec: { minReplicas: 1, maxReplicas: 40, scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web } }
`;
    const page = html(await planOf(workload('web') + scaled), style(), OPTIONS);
    // 9.01 for each pod, and 18.02 for CoreDNS.
    expect(page).toMatch(/aria-label="Fargate only: 27–378 USD a month">.*?>27–378<\/text>/);
  });

  it.each([
    ['Fargate only includes 18.02 for CoreDNS', workload('web'), true],
    [
      'CoreDNS',
      workload('web') + workload('coredns', { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } }),
      false,
    ],
  ])('what Fargate costs beside the workloads is told: %s', async (text, manifest, isTold) => {
    const [, costs = ''] = terminal(await planOf(manifest), style(120), OPTIONS)
      .split('\n\n')
      .slice(1);
    expect(costs.includes(text)).toBe(isTold);
  });

  it('show names in messages without backticks', async () => {
    const stays =
      'apiVersion: v1\nkind: Pod\nmetadata: {name: db}\nspec: {containers: [{name: a, image: b}], volumes: [{name: v, cinder: {volumeID: x}}]}\n';
    const plan = await planOf(stays);
    expect(markdown(plan, style(), OPTIONS)).toContain('| cinder volume v is not supported');
    expect(html(plan, style(), OPTIONS)).toContain('<code>cinder</code> volume <code>v</code> is not supported');
  });

  it('Markdown stays short enough for a comment', async () => {
    const many = Array.from({ length: 900 }, (_, index) => workload(`service-${index}`, { cpu: '256m' })).join('');
    const text = markdown(await planOf(many), style(), OPTIONS);
    expect(text.length).toBeLessThanOrEqual(60_001);
    expect(text).toMatch(/… and \d+ more workloads\./);
    expect(text).toContain('</details>');
    expect(text).toContain('<sub>');
  });

  it('CSV has a line for each workload', async () => {
    const lines = csv(await planOf(workload('web', { replicas: 3 }) + workload('agent', { kind: 'DaemonSet' }))).split(
      '\n',
    );
    expect(lines).toHaveLength(4);
    expect(lines[1]).toBe(
      'default,Deployment,web,fargate,,,3,3,3,250,256,0.25,0.5,0.25,0.5,27.03,27.03,27.03,27.03,USD,app.yaml,2',
    );
    expect(lines[2]).toMatch(/^default,DaemonSet,agent,ec2,daemonset,,,,,250,256,/);
  });
});

describe('what has changed since another plan', () => {
  const ui = (replicas: number) => workload('ui', { replicas, cpu: '128m', memory: '512Mi' });
  const blocked = workload('catalog', { spec: '      hostNetwork: true\n' });

  it('is a sentence', async () => {
    const base = await planOf(ui(3) + workload('catalog', { cpu: '' }));
    const plan = await planOf(ui(6) + workload('catalog') + workload('cart'));
    expect(changeSentence(base, plan)).toBe(
      '+49.92 USD a month on Fargate: ui 3 → 6 pods; catalog now fits; cart is new.',
    );
    expect(changeSentence(plan, base)).toBe(
      '−49.92 USD a month on Fargate: ui 6 → 3 pods; catalog no longer fits; cart is gone.',
    );
    expect(changeSentence(base, base)).toBe('+0.00 USD a month on Fargate; no workload has changed.');
  });

  it('names another size, and no difference of currencies', async () => {
    const base = await planOf(workload('ui'));
    expect(changeSentence(base, await planOf(workload('ui', { memory: '1Gi' })))).toContain(
      'ui 0.25 vCPU / 0.5 GB → 0.25 vCPU / 2 GB',
    );
    expect(changeSentence(base, { ...base, region: 'sa-east-1' })).toContain('cannot be compared');
  });

  it('heads Markdown and the page', async () => {
    const base = await planOf(blocked);
    const plan = await planOf(blocked + ui(3));
    for (const format of [markdown, html])
      expect(format(plan, style(), { ...OPTIONS, base })).toContain('31.90 USD a month on Fargate: ui is new');
  });
});
