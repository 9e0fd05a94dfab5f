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
    // As files are read: each piece is overwritten by the next.
    const piece = Buffer.alloc(size);
    for (let at = 0; at < bytes.length; at += size) {
      piece.set(bytes.subarray(at, at + size));
      reader.push(piece.subarray(0, Math.min(size, bytes.length - at)));
    }
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

describe('a list of JSON that comes in pieces', () => {
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

/** The findings on a text that comes in pieces, none longer than what is read at once may be. */
function problemsOf(text: string | Uint8Array, largest = 200, path = 'a.yaml'): string[] {
  const { findings, summary } = JSON.parse(
    lintStream(path, typeof text === 'string' ? bytesOf(text) : text, { largest }),
  ) as {
    findings: { rule: string; line: number; column: number; message: string }[];
    summary: { workloads: number };
  };
  expect(summary.workloads).toBeLessThan(2);
  return findings.map(({ rule, line, column, message }) => `${line}:${column} ${rule}: ${message}`);
}

describe('a stream that cannot be read', () => {
  const secret = JSON.stringify({ apiVersion: 'v1', kind: 'Secret', data: 'x'.repeat(120) }, null, 1);
  const list = `{"apiVersion": "v1",\n"items": [\n${secret},\n${secret}\n], "kind": "List"}\n`;

  it('is fine without a mistake', () => {
    expect(problemsOf(list)).toEqual([]);
    expect(problemsOf(`\ufeff${list}${list}`)).toEqual([]);
  });

  it('says where it has been cut off', () => {
    expect(problemsOf(list.slice(0, -20))).toEqual([
      expect.stringMatching(/^12:2 parse-error: This JSON ends before all of its brackets are closed/),
    ]);
    expect(problemsOf(list.slice(0, 260))).toEqual([
      expect.stringMatching(/^\d+:\d+ parse-error: This JSON ends before/),
    ]);
  });

  it('says where it is no JSON', () => {
    expect(problemsOf(list.replace('],', '];'))).toEqual([
      expect.stringMatching(/^13:2 parse-error: From here on this is no JSON/),
    ]);
    expect(problemsOf(list.replace('"List"', 'nope'))).toEqual([expect.stringMatching(/parse-error: From here on/)]);
  });

  it('refuses items and documents that are too large', () => {
    expect(problemsOf(list, 100)).toEqual([
      expect.stringMatching(/^3:1 parse-error: This item of a list is larger than 16 MiB/),
    ]);
    expect(problemsOf(list.replace('"List"', '"Secret"'))).toEqual([
      expect.stringMatching(/^1:1 parse-error: This document is larger/),
    ]);
    expect(problemsOf(`a: 1\n---\n# ${'x'.repeat(300)}\nb: 1\n---\n${list}`)).toEqual([
      expect.stringMatching(/^3:1 parse-error: This document is larger/),
    ]);
    expect(problemsOf(`[${secret}, ${secret}]`)).toEqual([
      expect.stringMatching(/^1:1 parse-error: This document is larger/),
    ]);
  });

  it('says nothing of other JSON', () => {
    expect(problemsOf(`[${'1,'.repeat(200)} 1]`, 100, 'a.json')).toEqual([]);
  });

  it('refuses comments that suppress', () => {
    expect(problemsOf('kind: A\n---\na: 1 # fargate-lint-disable-line no-privileged -- why\n')).toEqual([
      expect.stringMatching(/^3:6 parse-error: Comments that suppress are not read in an input of more than 16 MiB/),
    ]);
  });

  it('says on which line it is not text', () => {
    for (const before of ['a: 1\r\nb: ä€😀\r\n', '\ufeffa: 1\n\n', 'a: ä']) {
      const bytes = Uint8Array.from([...bytesOf(before), 0xe2, 0x82, 0x20, 0x0a]);
      const line = before.split('\n').length;
      expect(problemsOf(bytes)).toEqual([
        `${line}:1 parse-error: Line ${line} is not valid UTF-8: save the file as UTF-8.`,
      ]);
      expect(lintStream('a.yaml', bytes)).toBe(lintWhole('a.yaml', bytes));
    }
  });

  it('reads UTF-16 too', () => {
    const text = `\ufeff${secret.replace('Secret', 'Pod').replace('"data"', '"spec"')}`;
    const bytes = new Uint8Array(Uint16Array.from(text, (character) => character.charCodeAt(0)).buffer);
    expect(lintStream('a.json', bytes)).toBe(lintWhole('a.json', bytes));
  });
});

describe.skipIf(corpusRepositories().length === 0)('the public manifests', () => {
  it('give the same report in pieces', () => {
    for (const [, inputs] of corpusRepositories()) {
      for (const { path, content } of inputs) {
        const bytes = typeof content === 'string' ? bytesOf(content) : content;
        if (/fargate-lint|\{\{|\{%|%\{/.test(Buffer.from(bytes).toString())) continue;
        expect(lintStream(path, bytes, { size: 4096 }), path).toBe(lintWhole(path, bytes));
      }
    }
  });
});
