import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DefinitionRequest, type Location, ReferencesRequest } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { writeFiles } from '../../support/cli.ts';
import { startClient, uriOf } from '../../support/language-client.ts';
import { temporaryDirectory } from '../../support/repository.ts';

const FILES = {
  'web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers: [{ name: web, image: example/web:1 }]
      volumes:
        - name: data
          persistentVolumeClaim: { claimName: data }
        - name: other
          persistentVolumeClaim: { claimName: unheard-of }
`,
  'service.yaml': `apiVersion: v1
kind: Service
metadata: { name: front }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`,
  'ingress.yaml': `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: site }
spec:
  rules:
    - http:
        paths:
          - { path: /, pathType: Prefix, backend: { service: { name: front, port: { number: 80 } } } }
          - { path: /a, pathType: Prefix, backend: { service: { name: front, port: { number: 80 } } } }
`,
  'claim.yaml': `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [ReadWriteMany]
  storageClassName: efs
  resources: { requests: { storage: 1Gi } }
`,
  'class.yaml': `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: { name: efs }
provisioner: efs.csi.aws.com
`,
  'set.yaml': `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, image: example/db:1 }] }
  volumeClaimTemplates:
    - metadata: { name: own }
      spec: { storageClassName: efs, accessModes: [ReadWriteMany] }
`,
};

type Request = typeof DefinitionRequest | typeof ReferencesRequest;

/** Where a request leads from the first `marked` in a file: `service.yaml:4 selector`. */
async function leads(request: Request, path: string, marked: string, files: Readonly<Record<string, string>> = FILES) {
  const directory = temporaryDirectory();
  writeFiles(directory, files);
  const client = await startClient({ folders: [directory] });
  const uri = uriOf(join(directory, path));
  const text = files[path] ?? '';
  await client.open(uri, text);
  const start = text.indexOf(marked);
  expect(start).toBeGreaterThanOrEqual(0);
  const locations = (await client.connection.sendRequest(request.method, {
    textDocument: { uri },
    position: TextDocument.create(uri, 'yaml', 1, text).positionAt(start + 1),
    context: { includeDeclaration: false },
  })) as Location[];
  return locations.map(({ uri: target, range }) => {
    const name = decodeURIComponent(target.slice(uriOf(directory).length + 1));
    const document = TextDocument.create(target, 'yaml', 1, files[name] ?? '');
    return `${name}:${range.start.line} ${document.getText(range)}`;
  });
}

const BACKENDS = ['ingress.yaml:7 front', 'ingress.yaml:8 front'];
const CLASS_NAMES = ['claim.yaml:5 efs', 'set.yaml:10 efs'];

describe('definitions', () => {
  it.each([
    ['service.yaml', 'app: web', ['web.yaml:2 web']],
    ['service.yaml', 'selector', ['web.yaml:2 web']],
    ['web.yaml', 'labels', ['service.yaml:4 selector']],
    ['web.yaml', 'claimName: data', ['claim.yaml:2 data']],
    ['web.yaml', 'claimName: unheard-of', []],
    ['claim.yaml', 'storageClassName', ['class.yaml:2 efs']],
    ['set.yaml', 'storageClassName', ['class.yaml:2 efs']],
    ['ingress.yaml', 'front', ['service.yaml:2 front']],
    ['ingress.yaml', 'front, port: { number: 80 } } } }\n          - { path: /a', ['service.yaml:2 front']],
    ['ingress.yaml', 'rules', []],
  ] as const)('lead in %s from %s', async (path, marked, expected) => {
    expect(await leads(DefinitionRequest, path, marked)).toEqual(expected);
  });

  it('lead to the files that a kustomization builds from, each once', async () => {
    const overlay = 'resources: [../base]\nnamePrefix: ';
    const files = {
      'base/kustomization.yaml': 'resources: [web.yaml, service.yaml]\n',
      'base/web.yaml': FILES['web.yaml'],
      'base/service.yaml': FILES['service.yaml'],
      'dev/kustomization.yaml': `${overlay}dev-\n`,
      'live/kustomization.yaml': `${overlay}live-\n`,
    };
    expect(await leads(DefinitionRequest, 'base/service.yaml', 'app: web', files)).toEqual(['base/web.yaml:2 web']);
    expect(await leads(ReferencesRequest, 'base/web.yaml', 'web }', files)).toEqual(['base/service.yaml:4 selector']);
  });
});

describe('references', () => {
  it.each([
    ['service.yaml', 'front', BACKENDS],
    ['service.yaml', 'Service', BACKENDS],
    ['ingress.yaml', 'front', BACKENDS],
    ['web.yaml', 'Deployment', ['service.yaml:4 selector']],
    ['web.yaml', 'labels', ['service.yaml:4 selector']],
    ['claim.yaml', 'data }', ['web.yaml:12 data']],
    ['class.yaml', 'efs', CLASS_NAMES],
    ['claim.yaml', 'storageClassName', CLASS_NAMES],
    ['class.yaml', 'provisioner', []],
  ] as const)('lead in %s from %s', async (path, marked, expected) => {
    expect((await leads(ReferencesRequest, path, marked)).sort()).toEqual(expected);
  });
});
