import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../../support/cli.ts';
import { startClient, uriOf } from '../../support/language-client.ts';
import { temporaryDirectory } from '../../support/repository.ts';

const FILES = {
  'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'shop/values.yaml': 'host: true\n',
  'shop/templates/pod.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  hostNetwork: {{ .Values.host }}\n  containers: []\n',
  'prod.yaml': 'host: true\n',
};
const HOST = '0:6-0:10 no-host-namespaces';

async function open(files: Record<string, string> = {}) {
  const directory = temporaryDirectory();
  writeFiles(directory, { ...FILES, ...files });
  const client = await startClient({ folders: [directory] });
  return { client, uri: (path: string) => uriOf(join(directory, path)) };
}

describe('charts of a folder', () => {
  it('are rendered as they are typed', async () => {
    const { client, uri } = await open();
    await client.shows(uri('shop/values.yaml'), [HOST]);
    await client.open(uri('shop/values.yaml'), 'host: false\n');
    await client.shows(uri('shop/values.yaml'), []);
    await client.open(
      uri('shop/templates/pod.yaml'),
      FILES['shop/templates/pod.yaml'].replace('{{ .Values.host }}', 'true'),
    );
    await client.shows(uri('shop/templates/pod.yaml'), ['4:15-4:19 no-host-namespaces']);
  });

  it('are rendered as the configuration says', async () => {
    const charts = 'charts: [{ chart: shop, values: [prod.yaml] }]\n';
    const { client, uri } = await open({ 'fargate-lint.yaml': charts });
    await client.shows(uri('prod.yaml'), [HOST]);
    await client.open(uri('fargate-lint.yaml'), charts.replace('values: [prod.yaml]', 'set: [host=false]'));
    await client.shows(uri('prod.yaml'), []);
    expect(client.published.get(uri('shop/values.yaml'))?.diagnostics ?? []).toEqual([]);
  });
});
