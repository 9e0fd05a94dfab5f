import { expect, it } from 'vitest';
import { parseOne } from './support.ts';

const document = parseOne(`
ref: !Ref Namespace
plain: Namespace
quoted: !Sub "a-b"
list: !Sub [a, { B: !Ref B }]
block: !If
  - one
mapping: !Custom { a: b }
own: !!str 5
anchored: &name !Ref Other
alias: *name
merged:
  <<: { inner: !GetAtt A.B }
`);

it.each([
  [['ref'], '!Ref'],
  [['plain'], undefined],
  [['quoted'], '!Sub'],
  [['list'], '!Sub'],
  [['list', 0], undefined],
  [['list', 1, 'B'], '!Ref'],
  [['block'], '!If'],
  [['mapping'], '!Custom'],
  [['own'], 'tag:yaml.org,2002:str'],
  [['alias'], '!Ref'],
  [['merged', 'inner'], '!GetAtt'],
  [['nothing', 'there'], undefined],
  [[], undefined],
])('the tag at %j is %s', (path, tag) => {
  expect(document.tagAt?.(path)).toBe(tag);
});

it('changes no value', () => {
  expect(document.value).toMatchObject({ ref: 'Namespace', quoted: 'a-b', list: ['a', { B: 'B' }], own: '5' });
});

it('is nowhere in JSON', () => {
  expect(parseOne('{"a": {"b": "!Ref c"}}').tagAt?.(['a', 'b'])).toBeUndefined();
});
