import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rules } from '../../rules/index.ts';
import { DEFAULT_EDITOR_SETTINGS } from '../../src/lsp/settings.ts';
import { memoryRoot } from '../../src/lsp/workspace/memory-root.ts';
import { Workspace } from '../../src/lsp/workspace/workspace.ts';
import { BLOCKED, CLEAN } from '../support/cli.ts';

const FOLDER = 'file:///shop';
const RANGE = `apiVersion: v1
kind: LimitRange
metadata: { name: defaults, namespace: default }
spec: { limits: [{ type: Container, default: { cpu: 250m, memory: 256Mi } }] }
`;
const TEXTS = [BLOCKED, CLEAN, CLEAN.slice(0, CLEAN.indexOf('      resources:')), RANGE, 'a: [', '{{ template }}', ''];
const HELPER = 'host: {{ .Values.host }}';
const FILES: Readonly<Record<string, readonly string[]>> = {
  'a.yaml': TEXTS,
  'k8s/b.yaml': TEXTS,
  'k8s/c.yaml': TEXTS,
  'k8s/kustomization.yaml': [
    'resources: [b.yaml]\n',
    'namespace: shop\nresources: [b.yaml, c.yaml]\n',
    'resources: [d]\n',
  ],
  'shop/Chart.yaml': ['apiVersion: v2\nname: shop\nversion: 1.0.0\n'],
  'shop/values.yaml': ['host: true\n', '# moved\nhost: true\n', 'host: false\n'],
  'shop/templates/pod.yaml': [BLOCKED.replace('hostNetwork: true', 'hostNetwork: {{ .Values.host }}'), BLOCKED, HELPER],
  'fargate-lint.yaml': ['', 'ignores: [k8s]\n', 'include: [k8s]\n', 'rules: { no-host-namespaces: off }\n'],
};
const PATHS = Object.keys(FILES);

type Step = { readonly path: string; readonly text: string | null; readonly where: 'disk' | 'editor' };

const step: fc.Arbitrary<Step> = fc.oneof(
  ...Object.entries(FILES).map(([path, texts]) =>
    fc.record({
      path: fc.constant(path),
      text: fc.option(fc.constantFrom(...texts)),
      where: fc.constantFrom('disk' as const, 'editor' as const),
    }),
  ),
);

async function openWorkspace(files: ReadonlyMap<string, Uint8Array>): Promise<Workspace> {
  const workspace = new Workspace({
    rules,
    openRoot: async (uri) => memoryRoot({ uri, files }),
    settings: () => DEFAULT_EDITOR_SETTINGS,
  });
  await workspace.change([FOLDER], []);
  return workspace;
}

function documentOf(path: string, version: number, text: string): TextDocument {
  return TextDocument.create(`${FOLDER}/${path}`, 'yaml', version, text);
}

function shownBy(workspace: Workspace): Record<string, unknown> {
  return Object.fromEntries(PATHS.map((path) => [path, workspace.diagnosticsOf(`${FOLDER}/${path}`)]));
}

describe('a workspace', () => {
  it('shows what a new one would show, whatever has happened on disk and in the editor', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const files = new Map(PATHS.map((path) => [path, new TextEncoder().encode(FILES[path]?.[0])]));
        const open = new Map<string, string>();
        const workspace = await openWorkspace(files);
        let version = 0;
        for (const { path, text, where } of steps) {
          const uri = `${FOLDER}/${path}`;
          if (where === 'disk') {
            if (text === null) files.delete(path);
            else files.set(path, new TextEncoder().encode(text));
            await workspace.refresh([uri]);
          } else if (text !== null) {
            open.set(path, text);
            await workspace.update(documentOf(path, ++version, text));
          } else if (open.delete(path)) await workspace.close({ uri });
          await workspace.build();
          shownBy(workspace);
        }
        const fresh = await openWorkspace(files);
        for (const [path, text] of open) await fresh.update(documentOf(path, 1, text));
        await fresh.build();
        expect(shownBy(workspace)).toEqual(shownBy(fresh));
      }),
      { numRuns: Number(process.env.WORKSPACE_RUNS ?? 60) },
    );
  });
});
