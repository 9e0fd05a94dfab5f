import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../src/gitops/glob.ts';
import { chart, deployment, lint } from './support.ts';

const MANY = `{ list: { elements: [${Array.from({ length: 1000 }, (_, index) => `{ n: ${index} }`).join(', ')}] } }`;

function applicationSet(generator: string, path: string, more = ''): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: set }
spec:
  ${more}
  generators: [${generator}]
  template:
    metadata: { name: a }
    spec: { source: { path: '${path}' }, destination: { namespace: '{{n}}' } }
`;
}

function application(name: string, path: string): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: ${name} }\nspec: { source: { path: ${path} } }\n`;
}

describe('hostile entries', () => {
  it('are counted when a matrix makes a million of them', async () => {
    const set = applicationSet(`{ matrix: { generators: [${MANY}, ${MANY}] } }`, 'web');
    const { code, entries, workloads } = await lint({ ...chart('web'), 'set.yaml': set });
    expect(entries).toHaveLength(1001);
    expect(entries).toContain('ApplicationSet set: it makes more than 1000 Applications, and the others are left out');
    expect(entries).toContain('Application a: web has more than 100 releases');
    expect(workloads).toHaveLength(100);
    expect(code).toBe(0);
  }, 30_000);

  it('take no longer for values that aliases multiply', async () => {
    const aliases = [0, 1, 2].map(
      (n) => `            a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]\n`,
    );
    const values = `            a0: &a0 [${Array(10).fill('x').join(', ')}]\n${aliases.join('')}`;
    const set = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: set }
spec:
  generators: [${MANY}]
  template:
    spec:
      source:
        path: web
        helm:
          valuesObject:
            n: '{{n}}'
${values}`;
    const { code, entries } = await lint({ ...chart('web'), 'set.yaml': set });
    expect(entries.at(-1)).toBe('ApplicationSet set: this takes too much work to build');
    expect(code).toBe(0);
  }, 30_000);

  it('may deploy each other in circles', async () => {
    const { code, entries } = await lint({
      'a/app.yaml': application('b', 'b'),
      'b/app.yaml': application('a', 'a'),
      'b/self.yaml': application('self', 'b'),
    });
    expect(entries.sort()).toEqual(['Application a: a', 'Application b: b', 'Application self: b']);
    expect(code).toBe(0);
  });

  it('may be charts that deploy themselves with other values', async () => {
    const template = `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: 'n{{ .Values.depth }}' }
spec:
  source:
    path: loop
    helm: { valuesObject: { depth: {{ add 1 .Values.depth }} } }
`;
    const { code, entries } = await lint({
      'loop/Chart.yaml': 'apiVersion: v2\nname: loop\nversion: 1.0.0\n',
      'loop/values.yaml': 'depth: 0\n',
      'loop/templates/a.yaml': template,
    });
    expect(entries.at(-1)).toMatch(/: it is deployed by more than 10 others, each by the next one$/);
    expect(code).toBe(0);
  });

  it.each(['/etc', '../../etc', 'a/../../b', '..', '$x', '\0', '//', '{{', '~', '.git'])(
    'may name any path: %j',
    async (path) => {
      const files = {
        'a.yaml': application('a', JSON.stringify(path)),
        'f.yaml': `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: f }\nspec: { path: ${JSON.stringify(path)} }\n`,
        'skaffold.yaml': `apiVersion: skaffold/v4beta6\nkind: Config\nmanifests: { kustomize: { paths: [${JSON.stringify(path)}] }, helm: { releases: [{ name: r, chartPath: ${JSON.stringify(path)} }] } }\n`,
      };
      const { code, report } = await lint(files);
      expect(code).toBe(0);
      expect(report.entries.filter((each: { deploys: unknown }) => each.deploys !== null)).toEqual([]);
    },
  );

  const SHAPES = ['null', '1', '[]', '{}', '[[1]]', '"x"', '[{}]', '{ a: { b: [null] } }', '[null]', 'true'];
  it.each(SHAPES)('may hold %s wherever anything is', async (shape) => {
    const fields = {
      'argoproj.io/v1alpha1 Application': [
        'sources',
        'source',
        'destination',
        'source: { path: web, helm',
        'source: { path: k, kustomize',
        'source: { path: d, directory',
      ],
      'argoproj.io/v1alpha1 ApplicationSet': [
        'generators',
        'template',
        'generators: [{ git',
        'generators: [{ matrix',
        'generators: [{ merge',
        'generators: [{ list',
      ],
      'kustomize.toolkit.fluxcd.io/v1 Kustomization': [
        'path',
        'sourceRef',
        'path: k, patches',
        'path: k, images',
        'path: k, components',
        'path: k, postBuild',
        'path: k, targetNamespace',
      ],
      'helm.toolkit.fluxcd.io/v2 HelmRelease': [
        'chart',
        'chartRef',
        'values',
        'valuesFrom',
        `chart: { spec: { chart: web, sourceRef: { kind: GitRepository } } }, valuesFrom`,
      ],
    };
    const documents = Object.entries(fields).flatMap(([type, starts]) => {
      const [apiVersion, kind] = type.split(' ');
      return starts.map((start) => {
        const open = [...start].filter((character) => '{['.includes(character)).reverse();
        const closed = [...start].filter((character) => '}]'.includes(character)).length;
        const close = open
          .slice(0, open.length - closed)
          .map((character) => (character === '{' ? '}' : ']'))
          .join(' ');
        return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x }\nspec: { ${start}: ${shape} ${close} }\n`;
      });
    });
    const { code, report } = await lint({
      ...chart('web'),
      'k/kustomization.yaml': 'resources: [d.yaml]\n',
      'k/d.yaml': deployment('k'),
      'd/d.yaml': deployment('d'),
      'all.yaml': documents.join('---\n'),
      'skaffold.yaml': `apiVersion: skaffold/v1\nkind: Config\nmanifests: ${shape}\ndeploy: { helm: { releases: ${shape} } }\n`,
    });
    expect(report.findings.filter((each: { rule: string }) => each.rule === 'parse-error')).toEqual([]);
    expect(code).toBeLessThan(2);
  });

  it('are matched with globs in a time that does not explode', () => {
    expect(matchesGlob(`${'*a'.repeat(100)}b`, 'a'.repeat(400))).toBe(false);
    expect(matchesGlob(`${'**/a/'.repeat(80)}b`, 'a/'.repeat(400))).toBe(false);
    expect(matchesGlob('{a,b}'.repeat(60), 'ab')).toBe(false);
    expect(matchesGlob('apps/{a,b}/**/c?.yaml', 'apps/b/x/y/c1.yaml')).toBe(true);
    expect(matchesGlob('apps/*', 'apps/a/b')).toBe(false);
  });
});
