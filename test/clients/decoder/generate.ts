import { BLANKS, BREAKS, COMMENTS, PLAIN, PROPERTIES, QUOTED, SNIPPETS, WORDS } from './pieces.ts';
import type { Random } from './random.ts';

const MAX_DEPTH = 3;
const KEYS = [
  'a',
  'b',
  'c',
  'd',
  'key',
  '1',
  'yes',
  'a b',
  '"a"',
  "'b'",
  '"a b"',
  '<<',
  '<<',
  '0x1',
  '1.5',
  'null',
  '~',
  '',
];

/** A small text that is nearly YAML, built from what readers of YAML do differently. */
export function generate(random: Random): string {
  const text = build(random);
  return random.oneIn(2) ? text : disturb(random, text);
}

function build(random: Random): string {
  switch (random.below(8)) {
    case 0:
      return `a: ${flow(random, 0)}${tail(random)}`;
    case 1:
      return flow(random, 0);
    case 2:
      return `a: ${scalar(random)}${tail(random)}`;
    case 3:
      return random.repeat(1 + random.below(8), () => random.pick([...SNIPPETS, ...PLAIN]));
    case 4:
      return json(random, 0) + (random.oneIn(4) ? random.pick(SNIPPETS) + json(random, 0) : '');
    case 5:
      return stream(random);
    default:
      return block(random, 0, 0);
  }
}

/** Cuts, repeats and puts in something at up to three places. */
export function disturb(random: Random, text: string, pieces: readonly string[] = SNIPPETS): string {
  let changed = text;
  for (let times = 1 + random.below(3); times > 0; times--) {
    const at = random.below(changed.length + 1);
    const cut = random.oneIn(2) ? random.below(4) : 0;
    const piece = random.oneIn(3) ? '' : random.pick(pieces);
    const from = random.below(changed.length + 1);
    const copied = random.oneIn(8) ? changed.slice(from, from + random.below(20)) : piece;
    changed = changed.slice(0, at) + copied + changed.slice(at + cut);
  }
  if (random.oneIn(12)) return changed.replaceAll('\n', random.pick(['\r\n', '\r', '\u0085', '\n\n', '\n ']));
  return changed;
}

function stream(random: Random): string {
  const start = random.pick([
    '',
    '',
    '---\n',
    '--- #c\n',
    '---',
    '\ufeff',
    '\ufeff---\n',
    '%YAML 1.1\n---\n',
    '...\n',
    '#c\n---\n',
    '\n---\n',
    ' ---\n',
    '--- ',
    '%TAG !e! x:\n---\n',
  ]);
  const between = () =>
    random.pick([
      '\n---\n',
      '\n---\n',
      '\n--- # c\n',
      '\n...\n',
      '\n...\n---\n',
      '\n---\n---\n',
      '\n--- |\n',
      '\r\n---\r\n',
      '\n---\ufeff\n',
      '\n---\n\ufeff',
      '\n ---\n',
      '\n---\t\n',
      '\n----\n',
      '\r---\r',
      '\n... # c\n',
    ]);
  let text = start + block(random, 0, 1);
  for (let count = random.below(3); count > 0; count--) text += between() + block(random, 0, 2);
  return text + random.pick(['', '\n', '\n...', '\n...\n', '\n---', '\n---\n', ' ']);
}

function tail(random: Random): string {
  return random.pick([
    '',
    '',
    '',
    '\n',
    random.pick(COMMENTS),
    '\nb: c',
    '\nb: c\n',
    '\n b: c',
    ' x',
    '\n- x',
    '\n#c\n',
    '\n\t',
    random.pick(BREAKS),
  ]);
}

/** A mapping or list over lines, each at an indentation that mostly fits. */
function block(random: Random, indent: number, depth: number): string {
  const isList = random.oneIn(3);
  const entries = 1 + random.below(3);
  let text = '';
  for (let each = 0; each < entries; each++) {
    const off = random.oneIn(12) ? random.pick([1, -1, 2]) : 0;
    const margin = random.oneIn(30) ? '\t' : ' '.repeat(Math.max(0, indent + off));
    if (random.oneIn(10)) text += random.pick(BLANKS) + random.pick(COMMENTS) + random.pick(BREAKS);
    text += margin + (isList ? `-${random.pick([' ', ' ', ' ', '  ', '\t', ''])}` : entryKey(random, depth, margin));
    text += blockValue(random, indent, depth, isList) + (random.oneIn(6) ? random.pick(COMMENTS) : '');
    text += random.oneIn(10) ? random.pick(BREAKS) : '\n';
  }
  return text;
}

function entryKey(random: Random, depth: number, margin: string): string {
  const colon = random.pick([': ', ': ', ': ', ':', ' : ', ':  ', ':\t', '\t: ']);
  if (random.oneIn(10)) return `? ${random.oneIn(3) ? node(random, depth + 1) : random.pick(KEYS)}\n${margin}${colon}`;
  if (random.oneIn(10)) return random.pick(PROPERTIES) + random.pick(KEYS) + colon;
  if (random.oneIn(10)) return node(random, depth + 2) + colon;
  return random.pick(KEYS) + colon;
}

function blockValue(random: Random, indent: number, depth: number, isList: boolean): string {
  const properties = random.oneIn(6) ? random.pick(PROPERTIES) : '';
  if (depth >= MAX_DEPTH || random.oneIn(2)) return properties + scalar(random);
  switch (random.below(5)) {
    case 0:
      return properties + flow(random, depth);
    case 1:
      return properties + blockScalar(random, indent);
    case 2:
      // A list may stand at the column of its key.
      return `${properties}\n${block(random, indent + random.pick([0, 1, 2, 2]), depth + 1)}`.replace(/\n$/, '');
    case 3:
      return isList
        ? properties +
            block(random, indent + 2, depth + 1)
              .trimStart()
              .replace(/\n$/, '')
        : properties;
    default:
      return `${properties}\n${block(random, indent + 2, depth + 1)}`.replace(/\n$/, '');
  }
}

function blockScalar(random: Random, indent: number): string {
  const header =
    random.pick(['|', '>']) +
    random.pick(['', '', '', '-', '+', '1', '2', '3', '2-', '-2', '+1', '0', '10', '--', ' ', '\t', 'a', '|']);
  const comment = random.oneIn(5) ? random.pick(COMMENTS) : '';
  const margin = ' '.repeat(indent + random.pick([1, 2, 2, 2, 3]));
  const line = () => {
    const start = random.pick(['', '', '', margin, margin, margin, `${margin} `, `${margin}\t`, '\t', ' ']);
    return (
      start +
      random.pick([
        'a',
        'b c',
        '',
        '',
        '# x',
        'a: b',
        '- c',
        '---',
        '...',
        ' ',
        '\t',
        'é',
        '\u2028',
        '\u0085',
        'x\u2028y',
        '"',
        '{',
      ])
    );
  };
  return (
    header +
    comment +
    random.pick(['\n', '\n', '\n', '\r\n', '\n\n', '\r']) +
    random.repeat(1 + random.below(4), line, random.pick(['\n', '\n', '\n', '\r\n', '\u2028', '\u0085']))
  );
}

function node(random: Random, depth: number): string {
  return depth < MAX_DEPTH && random.oneIn(3) ? flow(random, depth) : scalar(random);
}

function scalar(random: Random): string {
  switch (random.below(7)) {
    case 0:
      return random.pick(QUOTED);
    case 1:
      return random.pick(WORDS);
    case 2:
      return random.pick(PLAIN);
    case 3:
      return random.pick(['*a', '*b', '*a ', '*', '*a:', '*a,']);
    case 4:
      return (
        random.pick(PROPERTIES) + random.pick([...WORDS, 'a', '"a"', '[a]', '{a: b}', '', '*a', 'YQ==', '- a', 'a: b'])
      );
    default:
      return random.pick(['a', 'b', '1', '"x"', '', 'true']);
  }
}

/** A list or mapping in brackets. */
function flow(random: Random, depth: number): string {
  const isList = random.oneIn(2);
  const gap = () =>
    random.oneIn(4)
      ? random.pick([
          ...BLANKS,
          '\n',
          '\n ',
          '\n  ',
          ' #c\n ',
          '#c\n',
          '\t',
          '\n\t',
          '\r\n ',
          '\n#c\n',
          '\n\n',
          '\u2028',
        ])
      : '';
  const entries = random.below(4);
  let text = isList ? '[' : '{';
  for (let each = 0; each < entries; each++) {
    text += gap() + flowEntry(random, depth, isList, gap) + gap();
    if (each < entries - 1 || random.oneIn(8))
      text += random.pick([', ', ', ', ',', ', ', ' ,', ',\n', ',\n ', random.pick(['', ' ', ',,', ': ', ';'])]);
  }
  return text + gap() + (random.oneIn(40) ? random.pick(['', ']', '}']) : isList ? ']' : '}');
}

function flowEntry(random: Random, depth: number, isList: boolean, gap: () => string): string {
  const key = () => (random.oneIn(4) ? node(random, depth + 1) : random.pick(KEYS));
  const colon = () => gap() + random.pick([': ', ': ', ': ', ':', ' : ', ':\n ', ': #c\n']) + gap();
  const special = random.pick(['', '', '', '', '', '', '', '?', '? ', '- ', '-', ':', ': ', random.pick(PROPERTIES)]);
  if (isList ? random.oneIn(5) : !random.oneIn(6))
    return special + key() + colon() + (random.oneIn(6) ? '' : node(random, depth + 1));
  return special + node(random, depth + 1);
}

function json(random: Random, depth: number): string {
  const blank = () => (random.oneIn(4) ? random.pick([' ', '\n', '\t', '\n  ', '\r\n']) : '');
  const key = () => random.pick(['"a"', '"b"', '"a"', '"\\u0061"', '"__proto__"', '""', 'a', '"a\tb"', "'a'"]);
  const many = (make: () => string) =>
    random.repeat(random.below(4), () => blank() + make() + blank(), random.oneIn(30) ? ',,' : ',');
  if (depth === 0 || (depth < MAX_DEPTH && random.oneIn(4))) {
    return `{${many(() => `${key()}${blank()}:${random.pick(['', '', ' ', '\t', '\n'])}${json(random, depth + 1)}`)}${random.oneIn(20) ? ',' : ''}}`;
  }
  if (depth < MAX_DEPTH && random.oneIn(4))
    return `[${many(() => json(random, depth + 1))}${random.oneIn(20) ? ',' : ''}]`;
  return random.pick([
    '1',
    '-0',
    '1.5e3',
    '01',
    '1.',
    '"x"',
    '"\\/"',
    '"\\u12"',
    'true',
    'null',
    'yes',
    'NaN',
    '1e999',
    '-',
    '"\n"',
    '"\\ud800"',
    '123456789012345678',
    '""',
    random.pick(QUOTED),
    random.pick(WORDS),
  ]);
}
