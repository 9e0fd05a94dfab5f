import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { EditIntent, PlainValue } from '../../src/source/document.ts';
import { checkRanges } from './ranges.ts';
import { carryOut, edited, parse, parseOne, pathsOf, plain } from './support.ts';

const pieces = [
  ...[
    'a',
    'b: ',
    'key:',
    'x y',
    '1',
    '0x1F',
    '~',
    'yes',
    '- ',
    '-',
    '? ',
    ': ',
    ':',
    '# c',
    '#',
    ' ',
    '  ',
    '\n',
    '\n',
    '\n  ',
  ],
  ...[
    '\r\n',
    '\r',
    '\t',
    '"',
    '"q"',
    "'",
    "'s'",
    '\\',
    '\\n',
    '|',
    '|+\n',
    '>-\n',
    '[',
    ']',
    '{',
    '}',
    ',',
    '&x ',
    '*x',
    '<<: ',
  ],
  ...[
    '!!str ',
    '!t ',
    '%YAML 1.1',
    '---',
    '\n---\n',
    '...',
    '\ufeff',
    '\u0085',
    '\u2028',
    '\0',
    '@',
    '`',
    '{{ .x }}',
    '😀',
  ],
];
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((each) => each.join(''));

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: &meta
  name: web  # the name
  labels: {app: web, "tier": 'front'}
spec:
  replicas: 0x2
  template:
    metadata: *meta
    spec:
      containers:
      - name: web
        image: nginx:1.25
        args: ["-c", "x\\ty", --z]
        command:
          - sh
          - |
            echo one

            echo two
      - {<<: *meta, name: side, empty: }
---
kind: ConfigMap
data:
  text: >-
    folded
    text
  plain: one
    two
`;
const mutated = fc
  .array(fc.tuple(fc.nat(manifest.length), fc.nat(6), fc.constantFrom(...pieces, '')), { maxLength: 4 })
  .map((changes) =>
    changes.reduce((text, [at, cut, piece]) => text.slice(0, at) + piece + text.slice(at + cut), manifest),
  );

describe('any text', () => {
  test.each([
    ['arbitrary strings', fc.string({ unit: 'binary' })],
    ['strings of YAML', soup],
    ['manifests with something changed', mutated],
  ])('%s never throw, and everything has a place', { timeout: 60_000 }, (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        checkRanges(text, parse(text));
      }),
      { numRuns: 1_500 },
    );
  });

  test('the manifest itself is fine', () => {
    const file = parse(manifest);
    expect(file.problems).toEqual([]);
    checkRanges(manifest, file);
  });
});

const json = fc.jsonValue({ maxDepth: 4, noUnicodeString: false }) as fc.Arbitrary<PlainValue>;

describe('JSON', () => {
  test.each([0, 2, '\t'])('comes back as it was, indented by %j', (indent) => {
    fc.assert(
      fc.property(json, (value) => {
        const text = JSON.stringify({ value }, null, indent);
        const { value: read } = parseOne(text);
        expect(plain(read)).toEqual(JSON.parse(text));
        checkRanges(text, parse(text));
      }),
    );
  });

  test('reads the same as YAML, where YAML reads it', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = JSON.stringify({ value });
        const { documents, problems } = parse(`# not JSON\n${text}`);
        if (problems.length > 0) expect(text).toMatch(/\\u|[\u007f-\u009f\ufffe\uffff]|e\+?\d{3}/);
        else expect(plain(documents[0]?.value)).toEqual(JSON.parse(text));
      }),
    );
  });
});

const word = fc.constantFrom(
  'a',
  'b',
  'c',
  'app',
  'x-y',
  'eks.amazonaws.com/role',
  'on',
  '1',
  'a b',
  'true',
  'q:r',
  '',
);
const leaf: fc.Arbitrary<PlainValue> = fc.oneof(
  fc.constantFrom<PlainValue>(
    'nginx:1.25',
    '100m',
    'yes',
    '08',
    '',
    'a: b',
    '# x',
    "it's",
    'line\nline\n',
    'end\n\n\n',
    ' x',
  ),
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec<{ tree: PlainValue; node: PlainValue }>((tie) => ({
  tree: fc.dictionary(word, tie('node'), { minKeys: 1, maxKeys: 4 }),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('tree'),
    fc.array(tie('node'), { maxLength: 3 }),
  ),
}));

interface Layout {
  readonly indent: number;
  readonly indentSeq: boolean;
  readonly flow: boolean;
  readonly quotes: 'PLAIN' | 'QUOTE_DOUBLE' | 'QUOTE_SINGLE';
  readonly lineBreak: string;
  readonly comments: readonly number[];
  readonly around: boolean;
  readonly json: number | undefined;
}
const layout: fc.Arbitrary<Layout> = fc.record({
  indent: fc.constantFrom(2, 4),
  indentSeq: fc.boolean(),
  flow: fc.constantFrom(false, false, true),
  quotes: fc.constantFrom('PLAIN', 'PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
  lineBreak: fc.constantFrom('\n', '\n', '\r\n'),
  comments: fc.array(fc.nat(20), { maxLength: 3 }),
  around: fc.boolean(),
  json: fc.constantFrom(undefined, undefined, undefined, 0, 2),
});

const PLAIN_LAYOUT: Layout = {
  ...{ indent: 2, indentSeq: false, flow: false, quotes: 'PLAIN', lineBreak: '\n' },
  ...{ comments: [], around: false, json: undefined },
};

/** A value written out in one of many ways; undefined when that way cannot express it to Kubernetes. */
function write(value: PlainValue, { indent, indentSeq, flow, quotes, lineBreak, comments, around, json }: Layout) {
  if (json !== undefined) return JSON.stringify(value, null, json);
  const collectionStyle = flow ? 'flow' : 'block';
  const options = { indent, indentSeq, collectionStyle, defaultStringType: quotes, version: '1.1' } as const;
  let lines = stringify(value, { ...options, defaultKeyType: 'PLAIN', lineWidth: 0 })
    .trimEnd()
    .split('\n');
  for (const at of comments) {
    const commented =
      at % 2 === 0
        ? lines.with(at % lines.length, `${lines[at % lines.length]} # c`)
        : lines.toSpliced(at % lines.length, 0, '  # c');
    if (means(`${commented.join('\n')}\n`, value)) lines = commented;
  }
  const body = `${lines.join(lineBreak)}${lineBreak}`;
  const text = around ? `z: |${lineBreak} 1${lineBreak}---${lineBreak}${body}---${lineBreak}z: 1` : body;
  return means(text, value, around ? 1 : 0) ? text : undefined;
}

function means(text: string, value: unknown, index = 0): boolean {
  const { documents, problems } = parse(text);
  return problems.length === 0 && same(documents[index]?.value, value);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return Array.isArray(value) ? value.map(sorted) : value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

const intent = fc.record({
  type: fc.constantFrom('remove', 'replace', 'set' as const),
  at: fc.nat(),
  below: fc.array(word, { maxLength: 2 }),
  value: fc.oneof(leaf, tree),
});

function toIntent(
  value: PlainValue,
  { type, at, below, value: next }: { type: EditIntent['type']; at: number; below: string[]; value: PlainValue },
): EditIntent | undefined {
  const paths = pathsOf(value).filter((path) => path.length > 0);
  const path = paths[at % Math.max(paths.length, 1)] ?? [];
  if (type === 'remove') return { type, path };
  if (type === 'set') {
    const last = path.at(-1);
    const onto = below.length === 0 && typeof last === 'number' ? [...path, 'new'] : [...path, ...below];
    return { type, path: onto, value: next };
  }
  if (typeof next === 'object' && next !== null) return undefined;
  return { type, path, value: next };
}

describe('edits', () => {
  test('give exactly the value that is wished for, or nothing', { timeout: 120_000 }, () => {
    let done = 0;
    fc.assert(
      fc.property(tree, layout, intent, (value, style, wish) => {
        const change = toIntent(value, wish);
        const text = change && write(value, style);
        if (!change || text === undefined) return;
        const index = style.around && style.json === undefined ? 1 : 0;
        const after = edited(text, change, index);
        if (after === undefined) return;
        done++;
        // kubectl takes no comment after JSON, which what is left may be.
        if (style.json === undefined && index === 0 && after.startsWith('{')) return;
        const { documents, problems } = parse(after);
        const shown = `${JSON.stringify(text)} ${JSON.stringify(change)} ${JSON.stringify(after)}`;
        expect(problems, shown).toEqual([]);
        expect(sorted(documents[index]?.value), shown).toEqual(sorted(plain(carryOut(value, change))));
        expect(documents[index]?.duplicates, shown).toEqual([]);
        if (index === 1) expect(after.startsWith(text.slice(0, 10)) && after.endsWith('z: 1'), shown).toBe(true);
        if (style.json !== undefined) JSON.parse(after);
      }),
      {
        numRuns: 4_000,
        examples: [[{ a: 1 }, PLAIN_LAYOUT, { type: 'replace', at: 0, below: [], value: 2 }]],
      },
    );
    expect(done).toBeGreaterThan(0);
  });
});
