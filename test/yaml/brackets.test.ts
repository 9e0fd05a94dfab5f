import { describe, expect, test } from 'vitest';
import { parse, parseOne, plain, textAt } from './support.ts';

/** A pod whose container has these lines as well, indented as its other fields are. */
function podWith(...lines: string[]): string {
  return ['kind: Pod', 'spec:', '  containers:', '  - name: c', ...lines.map((line) => `    ${line}`), ''].join('\n');
}

function containerOf(text: string): unknown {
  const { spec } = parseOne(text).value as { spec: { containers: unknown[] } };
  return plain(spec.containers[0]);
}

describe('what other readers refuse, or read as a harmless pod', () => {
  const securityContext = { privileged: true };

  test('a dash is a value in brackets, wherever it ends', () => {
    expect(containerOf(podWith('command: [tar, xf, -]', 'args: [-, -,-]', 'x: {z: -}'))).toEqual({
      name: 'c',
      command: ['tar', 'xf', '-'],
      args: ['-', '-', '-'],
      x: { z: '-' },
    });
    expect(plain(parseOne('{kind: Pod, spec: {hostNetwork: true, command: [cat, -]}}').value)).toEqual({
      kind: 'Pod',
      spec: { hostNetwork: true, command: ['cat', '-'] },
    });
  });

  test('a comment may follow directly on a quote', () => {
    const text = podWith('workingDir: "/x"#comment', 'securityContext: {privileged: true}');
    expect(containerOf(text)).toEqual({ name: 'c', workingDir: '/x', securityContext });
  });

  test('a quote in brackets may go on in the first column', () => {
    const text =
      'containers:\n- {"workingDir":"/a #", securityContext: {privileged: true}, terminationMessagePath: "/x\n"}\n';
    expect(plain(parseOne(text).value)).toEqual({
      containers: [{ workingDir: '/a #', securityContext, terminationMessagePath: '/x ' }],
    });
  });

  test('a comment may follow directly on a bracket', () => {
    const text = 'containers: [#{name: d, args: ["\n  {name: c, securityContext: {privileged: true}} ] #"]}]\n';
    expect(plain(parseOne(text).value)).toEqual({ containers: [{ name: 'c', securityContext }] });
  });

  test('a question mark in brackets begins a key without a space', () => {
    const text = podWith('securityContext: {?privileged: true}');
    expect(containerOf(text)).toEqual({ name: 'c', securityContext });
    const at = parseOne(text).locate(['spec', 'containers', 0, 'securityContext', 'privileged']);
    expect([textAt(text, at?.key), textAt(text, at?.value)]).toEqual(['privileged', 'true']);
  });

  test.each([
    ['"/a\\"', '/a" b: ', '"'],
    ["'/a''", "/a' b: ", "'"],
  ])('a quote that begins with %s goes on after the escaped quote', (opening, value, quote) => {
    const text = podWith(`x: ${opening}`).trimEnd();
    const rest = `\n  b: ${quote}\n    securityContext: {privileged: true}\n    workingDir: /x #${quote}\n`;
    expect(containerOf(text + rest)).toEqual({ name: 'c', x: value, securityContext, workingDir: '/x' });
  });
});

test.each(['\u00a0', '\u3000', ' \u2028'])('%j before the first brace, which kubectl passes over', (space) => {
  expect(plain(parseOne(`${space}{kind: Pod, spec: {hostNetwork: true}}`).value)).toEqual({
    kind: 'Pod',
    spec: { hostNetwork: true },
  });
});

test('a tag that merges says nothing on a key that is no <<', () => {
  expect(plain(parseOne('!!merge kind: Pod\nspec: {!!merge hostNetwork: true}\n').value)).toEqual({
    kind: 'Pod',
    spec: { hostNetwork: true },
  });
});

describe('what Kubernetes refuses', () => {
  test.each([
    ['a question mark in a value in brackets', 'a: [curl, http://localhost/healthz?full=1]\n', '?', 'has to be quoted'],
    ['`...` at the beginning', '...\nkind: Pod\n', '...', 'none has started'],
    ['an object on the line of `---`', 'a: 1\n--- {kind: Pod}\n', '{kind: Pod}', 'start the document on the next line'],
  ])('%s', (_, text, at, message) => {
    const [problem] = parse(text).problems;
    expect(problem?.message).toContain(message);
    expect(textAt(text, problem?.range)).toBe(at);
  });

  test('does not hide what is before `---`', () => {
    expect(parse('kind: Pod\n--- {kind: Job}\n').documents.map(({ value }) => plain(value))).toEqual([{ kind: 'Pod' }]);
  });
});
