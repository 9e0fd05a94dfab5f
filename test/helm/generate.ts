// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Go's regular expressions have these
import { FUNCTIONS } from '../../src/helm/functions/index.ts';
import type { ParamType } from '../../src/helm/template/function.ts';
import { randomNumbers } from '../support/random.ts';

/** Results that Helm makes up, asks others for, or ends with. */
const LEFT_OUT = new Set([
  ...[
    'randAlphaNum',
    'randAlpha',
    'randAscii',
    'randNumeric',
    'randBytes',
    'randInt',
    'shuffle',
    'uuidv4',
    'bcrypt',
    'htpasswd',
  ],
  ...[
    'derivePassword',
    'genPrivateKey',
    'buildCustomCert',
    'genCA',
    'genCAWithKey',
    'genSelfSignedCert',
    'genSignedCert',
  ],
  ...[
    'genSelfSignedCertWithKey',
    'genSignedCertWithKey',
    'encryptAES',
    'decryptAES',
    'lookup',
    'getHostByName',
    'now',
    'ago',
  ],
  ...[
    'include',
    'tpl',
    'fail',
    'required',
    'call',
    'date',
    'htmlDate',
    'dateInZone',
    'date_in_zone',
    'htmlDateInZone',
    'unixEpoch',
  ],
  // In no order, and not in Helm 3.
  ...['keys', 'values', 'mustToYaml'],
]);

const STRINGS = [
  ...[
    '""',
    '"a"',
    '"abc"',
    '"Hello World"',
    '"foo_bar-baz Qux"',
    '"HTTPServer2xx"',
    '"a,b,c"',
    '"  padded\\t"',
    '"1.2.3"',
    '">=1.2.0"',
  ],
  ...[
    '"v1.20.0-rc.1+b"',
    '"^0.2"',
    '"a/b/../c.txt"',
    '"/"',
    '"12"',
    '"-3"',
    '"0x1f"',
    '"1.5"',
    '"true"',
    '"null"',
    '"~"',
    '"żółw 🐢"',
  ],
  ...[
    '"line\\nbreak\\n"',
    '"it\'s \\"q\\""',
    '"%s %d %v"',
    '"%5.2f|%-6q|%+v"',
    '"a: 1\\nb: [x, 2]"',
    '"{\\"a\\": 1.0}"',
    '"[1, \\"x\\"]"',
  ],
  ...[
    '"[a-c]+"',
    '"(b)(x)?"',
    '"x*"',
    '"${1}-$0"',
    '"http://u@h:80/p?q#f"',
    '"aGVsbG8="',
    '"MFRGG==="',
    '"90m"',
    '"2006-01-02"',
    '"2020-02-03"',
  ],
  ...[
    '"- a"',
    '"a #b"',
    '"2020-01-01"',
    '"1e3"',
    '"_"',
    '"."',
    '"-"',
    '"="',
    '" "',
    '"\\n"',
    '"a\\n\\n  b"',
    '"<a>&"',
    '"\\x00\\x7f\\u200b"',
  ],
  '.Values.text',
  '.Values.long',
];
const INTS = ['0', '1', '2', '-1', '3', '7', '10', '100', '-5', '(int 4)', '255'];
const FLOATS = [
  '1.5',
  '0.0',
  '-2.25',
  '1e6',
  '1234567.125',
  '1e21',
  '1e-7',
  '100.0',
  '.Values.float',
  '.Values.large',
  '0.1',
  '2.5',
];
const BOOLEANS = ['true', 'false'];
const LISTS = [
  '(list)',
  '(list 1 "a" nil 2.5)',
  '(list "b" "a" "b")',
  '.Values.list',
  '.Values.strings',
  '(list (list 1) (dict "a" 1))',
  '(list 0 "" false)',
];
const MAPS = [
  '(dict)',
  '(dict "a" 1 "b" "x")',
  '(dict "a" (dict "b" (list 1 2)) "z" nil)',
  '(dict "b" "" "c" (list))',
  '(deepCopy .Values.map)',
  '(dict "scheme" "http" "host" "h")',
];
const OTHERS = [
  'nil',
  '(int64 9)',
  '(splitList "," "x,y")',
  '(until 3)',
  '(semver "1.2.3")',
  '(duration 5)',
  '.Values.missing',
  '(toDate "2006-01-02" "2020-02-03")',
  '(float64 3)',
];

const POOLS: Readonly<Record<ParamType, readonly string[]>> = {
  string: STRINGS,
  int: INTS,
  int64: ['(int64 3)', '4', '(int64 -1)'],
  float64: FLOATS,
  bool: BOOLEANS,
  list: LISTS,
  strings: ['(splitList "," "x,y")'],
  map: MAPS,
  time: ['(toDate "2006-01-02" "2020-02-03")', '(toDate "15:04" "10:20")'],
  any: [...STRINGS, ...INTS, ...FLOATS, ...BOOLEANS, ...LISTS, ...MAPS, ...OTHERS],
};

/** Calls of all functions with arguments of the right types, now and then of another. */
export function generateCalls(count: number, seed: number): string[] {
  const next = randomNumbers(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const names = [...FUNCTIONS.keys()].filter((name) => !LEFT_OUT.has(name));
  const argument = (type: ParamType, depth: number): string => {
    if (next() < 0.02) return pick(POOLS.any);
    if (depth > 0 && next() < 0.15) return `(${call(depth - 1)})`;
    return pick(POOLS[type]);
  };
  const call = (depth: number): string => {
    const name = pick(names);
    const { params, rest } = FUNCTIONS.get(name) as NonNullable<ReturnType<typeof FUNCTIONS.get>>;
    const more = rest ? Array.from({ length: Math.floor(next() * 4) }, () => rest) : [];
    return [name, ...[...params, ...more].map((type) => argument(type, depth))].join(' ');
  };
  return Array.from({ length: count }, () => {
    const expression = call(2);
    return `{{ $r := ${expression} }}{{ typeOf $r }}|{{ $r }}|{{ printf "%v" $r }}|{{ toJson $r }}|{{ toYaml $r }}`;
  });
}
