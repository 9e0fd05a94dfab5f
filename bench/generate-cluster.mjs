// Writes what a large cluster gives: `node bench/generate-cluster.mjs json|yaml|documents [megabytes] > file`. `json` and
// `yaml` are like `kubectl get all,configmap,secret,event -A -o json` and `-o yaml`: one `kind: List`. `documents` is
// like the output of `helm template` or `kustomize build` for everything. The same arguments give the same bytes.
import { once } from 'node:events';
import { stringify } from 'yaml';
import { cluster } from './cluster-objects.mjs';

const [shape, megabytes = '500'] = process.argv.slice(2);
const SHAPES = {
  json: {
    head: '{\n    "apiVersion": "v1",\n    "items": [\n',
    item: (object, isFirst) => `${isFirst ? '' : ',\n'}${indent(JSON.stringify(object, null, 4), ' '.repeat(8))}`,
    tail: '\n    ],\n    "kind": "List",\n    "metadata": {\n        "resourceVersion": ""\n    }\n}\n',
  },
  yaml: {
    head: 'apiVersion: v1\nitems:\n',
    item: (object) => `- ${indent(stringify(object, { lineWidth: 0, indentSeq: false }).trimEnd(), '  ').slice(2)}\n`,
    tail: 'kind: List\nmetadata:\n  resourceVersion: ""\n',
  },
  documents: {
    head: '',
    item: ({ status: _, metadata: { managedFields: __, uid: ___, ...metadata }, ...object }) =>
      `---\n# Source: shop/templates/${object.kind.toLowerCase()}.yaml\n${stringify({ ...object, metadata }, { lineWidth: 0, indentSeq: false })}`,
    tail: '',
  },
};
if (!Object.hasOwn(SHAPES, shape ?? '')) {
  console.error('usage: node bench/generate-cluster.mjs json|yaml|documents [megabytes] > file');
  process.exit(2);
}
const { head, item, tail } = SHAPES[shape];
let bytes = await write(head);
for (let index = 0; bytes < Number(megabytes) * 1e6; index++) bytes += await write(item(cluster(index), index === 0));
await write(tail);

function indent(text, prefix) {
  return text.replace(/^/gm, prefix);
}

async function write(text) {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  return Buffer.byteLength(text);
}
