import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/engine/lint.ts';
import { readManifests } from '../../src/engine/read-manifests.ts';
import { ManifestReader } from '../../src/engine/read-stream.ts';
import { formatters } from '../../src/formatters/formatters.ts';
import { corpusRepositories } from '../support/corpus.ts';

interface Streaming {
  /** Bytes in a piece. */
  readonly size?: number;
  /** UTF-16 code units that are read at once. */
  readonly largest?: number;
  readonly isWanted?: (kind: string) => boolean;
}

/** The report on a text that is read as a whole. */
function lintWhole(path: string, bytes: Uint8Array): string {
  return formatters.json(lint([{ path, content: bytes }], { rules, read: readManifests }));
}

/** The report on a text that comes in pieces. */
function lintStream(path: string, bytes: Uint8Array, { size = 7, ...options }: Streaming = {}): string {
  const read = () => {
    const reader = new ManifestReader(path, options);
    for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
    return reader.end();
  };
  return formatters.json(lint([{ path, content: bytes }], { rules, read }));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const WANTED = new Set(['Pod', 'Deployment', 'Service', 'PersistentVolumeClaim']);
const isWanted = (kind: string) => WANTED.has(kind);

/** An object as a cluster gives it. */
function object(kind: string, name: string, more: object = {}): object {
  const workload =
    kind === 'Pod'
      ? podSpec
      : kind === 'Deployment'
        ? { selector: { matchLabels: { app: name } }, template: { metadata: { labels: { app: name } }, spec: podSpec } }
        : { data: 'ä€😀' };
  return {
    apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1',
    kind,
    metadata: {
      annotations: { 'example.com/note': '{"a": [1, "}"]}' },
      managedFields: [
        { manager: 'kubectl', fieldsV1: { 'f:spec': { 'f:containers': {}, 'k:{"name":"a"}': {} } } },
        { manager: 'kubelet', operation: 'Update' },
      ],
      name,
      namespace: 'default',
    },
    spec: workload,
    status: {
      phase: 'Pending',
      conditions: [{ type: 'Ready', status: 'False', message: 'x"\\]}{[' }, { type: 'Other' }],
    },
    ...more,
  };
}

const podSpec = {
  containers: [
    {
      image: 'a',
      name: 'a',
      resources: { requests: { cpu: '250m', memory: '256Mi' } },
      securityContext: { privileged: true },
    },
    { image: 'b', name: 'b', ports: [{ containerPort: 80, hostPort: 80 }] },
  ],
  hostNetwork: true,
  nodeSelector: { disk: 'ssd' },
};

const KINDS = ['Pod', 'Deployment', 'Secret', 'Event', 'Service', 'ReplicaSetList'];
const anyObject = fc
  .tuple(fc.constantFrom(...KINDS), fc.integer({ min: 0, max: 99 }))
  .map(([kind, number]) => object(kind, `${kind.toLowerCase()}-${number}`));
const anyList = fc
  .array(fc.oneof({ arbitrary: anyObject, weight: 9 }, { arbitrary: fc.constant(null), weight: 1 }), { maxLength: 5 })
  .map((items) => ({ apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } }));
const anyIndent = fc.constantFrom(undefined, 1, 2, 4, '\t');
const anyLineBreak = fc.constantFrom('\n', '\r\n');
const anyStreaming = fc.record({
  size: fc.integer({ min: 1, max: 300 }),
  largest: fc.integer({ min: 4000, max: 20_000 }),
});

describe('a list of JSON that comes in pieces', { timeout: 120_000 }, () => {
  const anyText = fc
    .tuple(
      fc.array(fc.oneof(anyList, anyObject), { minLength: 1, maxLength: 3 }),
      anyIndent,
      anyLineBreak,
      fc.constantFrom('', '\n', '\n---\n'),
    )
    .map(([roots, indent, lineBreak, between]) =>
      roots
        .map((root) => JSON.stringify(root, null, indent))
        .join(between)
        .replaceAll('\n', lineBreak),
    );

  it('gives the report that it gives as a whole', () => {
    fc.assert(
      fc.property(anyText, anyStreaming, fc.boolean(), (text, streaming, isPartial) => {
        const bytes = bytesOf(text);
        const options = isPartial ? { ...streaming, isWanted } : streaming;
        expect(lintStream('a.json', bytes, options)).toBe(lintWhole('a.json', bytes));
      }),
      { numRuns: 150 },
    );
  });
});

describe.skipIf(corpusRepositories().length === 0)('the public manifests', () => {
  it('give the same report in pieces', { timeout: 240_000 }, () => {
    for (const [, inputs] of corpusRepositories()) {
      for (const { path, content } of inputs) {
        const bytes = typeof content === 'string' ? bytesOf(content) : content;
        if (/fargate-lint|\{\{|\{%|%\{/.test(Buffer.from(bytes).toString())) continue;
        expect(lintStream(path, bytes, { size: 4096 }), path).toBe(lintWhole(path, bytes));
      }
    }
  });
});
