import fc from 'fast-check';
import { stringify } from 'yaml';

/** A manifest with all that the fast reader of texts takes. */
export const MANIFEST = `---
# a comment: with a colon
apiVersion: apps/v1
kind: Deployment   # behind a value
metadata:
  name: web
  labels: {app: web, "tier": 'front', list: [a, 1, {b: c}], none: {}}
  annotations:
    "quoted": "escaped \\"text\\" \\u00e9 # no comment"
    'it''s': 'it''s # neither'
    empty:
    url: https://example.com/#anchor?a=b:c
spec:
  replicas: 0x2
  template:
    spec:
      containers:
      - name: web
        image: nginx:1.25

        args: ["-c", --z]
        command:
          - sh
          - |
            echo one
              echo "\ttwo: #"

            echo three
      -   name: side
          text: >-
            folded
            text

              and more
          # a comment deeper than anything
          port: 8_080
      - - nested
        - list
      -
        late: yes
      - []
shared: &shared
  a: {b: c}
  text: over
    two lines - with no, a colon:not behind a blank
  quoted: "also
    over two"

  single: 'over

     three'
lists: &list-1
- two
- 3
ones:
- &one 1
- *one
again: *shared
below:
  {a: b}
plain:
  below
items: *list-1
`;

const PIECES = [
  ...[
    'a',
    'b:',
    'key: ',
    'key: v',
    '- ',
    '-',
    '- - ',
    '? ',
    ': ',
    ':',
    '#',
    '# c',
    ' # c',
    ' ',
    '  ',
    '    ',
    '\n',
    '\n\n',
  ],
  ...[
    '\n  ',
    '\r\n',
    '&a ',
    '*a',
    'b: &a ',
    'c: *a\n',
    '\n    ',
    '\r',
    '\t',
    '"',
    '"q"',
    "'",
    "'s'",
    '\\',
    '\\n',
    '|',
    '|-\n',
    '|+\n',
    '>\n',
    '>-\n',
    '|2\n',
    '[',
    ']',
  ],
  ...[
    '{',
    '}',
    ', ',
    ',',
    '&x ',
    '*x',
    '<<: ',
    '!!str ',
    '!t ',
    '%YAML',
    '---',
    '...',
    '\ufeff',
    '\u0085',
    '\u2028',
    '\0',
  ],
  ...[
    '@',
    '`',
    '{{ .x }}',
    '😀',
    '\u00a0',
    '~',
    'yes',
    '0x1F',
    '1e3',
    '-1',
    '=',
    '{a: b}',
    '[a, b]',
    '{"a":1}',
    '[]',
    '{}',
  ],
];

/** A text with pieces cut out and put in, lines moved, repeated, or indented differently. */
export function mutationsOf(text: string): fc.Arbitrary<string> {
  const lines = text.split('\n').length;
  const piece = fc.tuple(fc.nat(text.length), fc.nat(6), fc.constantFrom(...PIECES, ''));
  const line = fc.tuple(fc.nat(lines), fc.nat(lines), fc.integer({ min: -4, max: 4 }));
  return fc
    .tuple(fc.array(piece, { maxLength: 3 }), fc.array(line, { maxLength: 2 }), fc.boolean())
    .map(([pieces, moves, windows]) => {
      const changed = pieces.reduce((whole, [at, cut, put]) => whole.slice(0, at) + put + whole.slice(at + cut), text);
      const moved = moves.reduce(moveLine, changed.split('\n')).join('\n');
      return windows ? moved.replaceAll('\n', '\r\n') : moved;
    });
}

function moveLine(lines: string[], [from, to, indent]: [number, number, number]): string[] {
  const line = lines[from % lines.length] ?? '';
  const put = indent < 0 ? line.slice(-indent) : ' '.repeat(indent) + line;
  return lines.toSpliced(to % lines.length, to % 2, put);
}

const atom = fc.constantFrom(
  ...[
    'a',
    'b c',
    '1',
    'true',
    '~',
    '"q"',
    "'s'",
    '"a\\tb"',
    "'it''s'",
    '"a: b"',
    'x:y',
    'a#b',
    '-1',
    '--f',
    '[a, b]',
    '{a: b}',
  ],
  ...[
    '[]',
    '{}',
    '[{a: 1}, [b]]',
    '{"a": "b", c: }',
    '0777',
    '1_000',
    '.5',
    '<<',
    '=',
    '2024-01-01',
    'a - b',
    '-',
    '😀',
    'ä',
  ],
  ...[
    '[a, b',
    '{a}',
    '"',
    '*a',
    '&a b',
    '!t a',
    '',
    '',
    'a:',
    'a: b',
    '%a',
    '@a',
    '[a]b',
    '"a"b',
    "''",
    '""',
    '[ a , b ]',
    '{a : b }',
  ],
);
const key = fc.constantFrom(
  ...['a', 'b', 'key', '"q"', "'s'", 'a b', '1', '<<', 'x.y/z', 'true', '-a', 'a#', '[a]', '{a: b}'],
);
const colon = fc.constantFrom(': ', ': ', ': ', ':', ' : ', ':  ');
const dash = fc.constantFrom('', '', '', '- ', '- ', '-   ', '- - ', '-');
const tail = fc.constantFrom('', '', '', '', ' ', ' # c', '#c', ' #', '\t');
const statement = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(dash, key, colon, atom, tail) },
  { weight: 2, arbitrary: fc.tuple(dash, key, fc.constant(':'), tail) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('- '), atom, tail) },
  { weight: 1, arbitrary: fc.tuple(dash, key, fc.constantFrom(': |', ': >', ': |-', ': >-', ': |+', ': |1'), tail) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('', '# c', '#', ' ', '   ', 'text', 'more text', '-', '...', '---')),
  },
);
/** Lines that are indented by steps up and down from the one before, so that many of them fit. */
export const soup = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(0, 0, 0, 0, 2, 2, -2, -2, -4, 1, -1, 4, 'top'), statement), { maxLength: 12 }),
    fc.constantFrom('\n', '\n', '\n', '\r\n'),
    fc.constantFrom('', '\n', '\n', '\n\n', '---\n'),
  )
  .map(([steps, lineBreak, around]) => {
    let indent = 0;
    const lines = steps.map(([step, parts]) => {
      indent = step === 'top' ? 0 : Math.max(indent + Number(step), 0);
      return ' '.repeat(indent) + parts.join('');
    });
    return around.startsWith('-') ? around + lines.join(lineBreak) : lines.join(lineBreak) + around;
  });

const word = fc.constantFrom('a', 'b', 'app', 'x-y', 'eks.amazonaws.com/role', 'on', '1', 'a b', 'true', 'q:r', '');
const leaf = fc.oneof(
  fc.constantFrom(
    'nginx:1.25',
    '100m',
    'yes',
    '08',
    '',
    'a: b',
    '# x',
    "it's",
    'line\nline\n',
    'end\n\n',
    ' x',
    'a\n b\n',
    '😀',
  ),
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec<{ tree: unknown; node: unknown }>((tie) => ({
  tree: fc.dictionary(word, tie('node'), { maxKeys: 4 }),
  node: fc.oneof({ depthSize: 'small' }, leaf, tie('tree'), fc.array(tie('node'), { maxLength: 3 })),
}));
/** Values as a library writes them, in any of its styles. */
export const written = fc
  .tuple(
    tree,
    fc.record({
      indent: fc.constantFrom(1, 2, 4),
      indentSeq: fc.boolean(),
      collectionStyle: fc.constantFrom('block' as const, 'block' as const, 'any' as const, 'flow' as const),
      defaultStringType: fc.constantFrom(
        'PLAIN',
        'PLAIN',
        'QUOTE_DOUBLE',
        'QUOTE_SINGLE',
        'BLOCK_LITERAL',
        'BLOCK_FOLDED',
      ),
      defaultKeyType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const),
      lineWidth: fc.constantFrom(0, 40),
      version: fc.constantFrom('1.1' as const, '1.2' as const),
    }),
  )
  .map(([value, options]) => stringify(value, options));
