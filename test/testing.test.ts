import { describe, expect, it } from 'vitest';
import noHostNamespaces from '../rules/no-host-namespaces.ts';
import { defineRule, removeField, replaceValue } from '../src/rule.ts';
import { problemsOfCase, problemsOfCases, type RuleCase } from '../src/testing/check.ts';
import { compare, matches, readExpectations } from '../src/testing/expectations.ts';
import { container, deployment, pod } from '../src/testing.ts';

/** Reports every pod whose spec has a nodeName; tests give it a flaw each. */
const sound = defineRule({
  id: 'no-node-name',
  description: 'Disallow nodeName',
  category: 'scheduling',
  severity: 'error',
  evidence: 'inferred',
  references: [],
  messages: { set: 'nodeName is {value}.' },
  help: 'Remove nodeName.',
  pod(subject, { report }) {
    const at = subject.spec.at('nodeName');
    if (at.string === undefined) return;
    report({ message: 'set', at, data: { value: at.string }, suggest: [removeField(at)] });
  },
});

const reporting: RuleCase = { name: 'reports', yaml: pod('nodeName: a # ✗ nodeName is a.') };
const silent: RuleCase = { name: 'is silent', yaml: pod('') };

describe('a sound rule', () => {
  it('has no problems', () => {
    expect(problemsOfCase(sound, { ...reporting, suggested: pod('') })).toEqual([]);
    expect(problemsOfCase(sound, silent)).toEqual([]);
    expect(problemsOfCases(sound, [silent, reporting])).toEqual([]);
  });

  it('has none in a stream of documents, comments and separators either', () => {
    const yaml = `# a comment\n---\n${reporting.yaml}--- # another\n${silent.yaml}...\n---\n# nothing\n---\n${reporting.yaml}`;
    expect(problemsOfCase(sound, { name: 'stream', yaml })).toEqual([]);
  });
});

describe('expectations', () => {
  it('fails on a finding that no marker announces', () => {
    expect(problemsOfCase(sound, { name: '', yaml: pod('nodeName: a') })).toEqual([
      'manifest.yaml:9:13: reported, but not expected: nodeName is a.',
    ]);
  });

  it('fails on a marker without a finding, on another line, or with another message', () => {
    expect(problemsOfCase(sound, { name: '', yaml: pod('priority: 1 # ✗') })).toEqual([
      'manifest.yaml:9: nothing reported; expected: any message',
    ]);
    expect(problemsOfCase(sound, { name: '', yaml: pod('nodeName: a\npriority: 1 # ✗') })).toHaveLength(2);
    expect(problemsOfCase(sound, { name: '', yaml: pod('nodeName: a # ✗ nodeName is b.') })).toHaveLength(2);
  });

  it('fails on one finding where two are announced', () => {
    expect(problemsOfCase(sound, { name: '', yaml: pod('nodeName: a # ✗ nodeName is a. ✗ …') })).toHaveLength(1);
  });

  it('holds other files to their markers too', () => {
    const files = { 'other.yaml': pod('nodeName: b') };
    expect(problemsOfCase(sound, { ...silent, files })).toEqual([
      'other.yaml:9:13: reported, but not expected: nodeName is b.',
    ]);
  });

  it('fails on a manifest that is no YAML', () => {
    expect(problemsOfCase(sound, { name: '', yaml: `${pod('')}  - "` }).join()).toContain('not valid YAML');
  });

  it('takes … for anything and the rest literally', () => {
    expect(matches('a.b', 'a.b')).toBe(true);
    expect(matches('a.b', 'axb')).toBe(false);
    expect(matches('a…', 'abc')).toBe(true);
    expect(matches('…c', 'abc')).toBe(true);
    expect(matches('a…', 'ba')).toBe(false);
    expect(matches('', 'anything')).toBe(true);
  });

  it('takes markers off without moving anything', () => {
    expect(readExpectations('a: 1 # ✗ one ✗ two\nb: 2 # a comment\nc: 3 # ✗\n')).toEqual({
      text: 'a: 1\nb: 2 # a comment\nc: 3\n',
      expectations: [
        { line: 1, message: 'one' },
        { line: 1, message: 'two' },
        { line: 3, message: '' },
      ],
    });
  });

  it('lets an exact expectation choose before an open one', () => {
    const found = [
      { line: 1, column: 1, message: 'exact' },
      { line: 1, column: 1, message: 'other' },
    ];
    const expectations = [
      { line: 1, message: '' },
      { line: 1, message: 'exact' },
    ];
    expect(compare(expectations, found, 'file')).toEqual([]);
  });
});

describe('what fails without being asked for', () => {
  it('a rule without a silent or a reporting case', () => {
    expect(problemsOfCases(sound, [reporting])).toEqual(['no case in which the rule is silent']);
    expect(problemsOfCases(sound, [silent])).toEqual([
      'no case in which the rule reports something',
      'no case reports the message "set"',
    ]);
  });

  it('a message that no case reports', () => {
    const rule = { ...sound, messages: { ...sound.messages, other: 'other' } };
    expect(problemsOfCases(rule, [silent, reporting])).toEqual(['no case reports the message "other"']);
  });

  const variants = {
    'with CRLF line ends': (text: string) => text.includes('\r'),
    'after a leading ---': (text: string) => text.startsWith('---'),
    'as items of a List': (text: string) => text.includes('kind: List'),
    'as JSON': (text: string) => text.startsWith('{'),
  };

  it.each(Object.entries(variants))('a rule that is silent %s', (name, isVariant) => {
    const rule = defineRule({
      ...sound,
      pod(subject, context) {
        if (!isVariant(subject.spec.document.file.text)) sound.pod?.(subject, context);
      },
    });
    const problems = problemsOfCase(rule, reporting);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: no longer reported: .*nodeName is a`));
  });

  it.each(Object.entries(variants))('a rule that points elsewhere or says something else %s', (name, isVariant) => {
    const elsewhere = defineRule({
      ...sound,
      pod(subject, { report }) {
        const isMoved = isVariant(subject.spec.document.file.text);
        const at = subject.spec.at(isMoved ? 'containers' : 'nodeName');
        if (subject.spec.at('nodeName').exists) report({ message: 'set', at, data: { value: 'a' } });
      },
    });
    expect(problemsOfCase(elsewhere, reporting).map((each) => each.slice(0, each.indexOf(':')))).toEqual([name, name]);

    const different = defineRule({
      ...sound,
      pod(subject, { report }) {
        const at = subject.spec.at('nodeName');
        if (at.exists) report({ message: 'set', at, data: { value: isVariant(at.document.file.text) ? 'b' : 'a' } });
      },
    });
    expect(problemsOfCase(different, reporting).map((each) => each.slice(0, each.indexOf(':')))).toEqual([name, name]);
  });

  it('a suggestion after which the finding is still there', () => {
    const rule = defineRule({
      ...sound,
      pod(subject, { report }) {
        const at = subject.spec.at('nodeName');
        if (at.exists) report({ message: 'set', at, data: { value: 'a' }, suggest: [replaceValue(at, 'b')] });
      },
    });
    expect(problemsOfCase(rule, reporting).join()).toContain('"Replace with b" leaves what it is offered for');
    const fixing = { ...sound, pod: () => {}, resources: { Pod: fixInVain } };
    expect(problemsOfCase(fixing, reporting).join()).toContain('"In vain" leaves what it is offered for');
  });

  it('a suggestion whose result cannot be read', () => {
    const rule = defineRule({
      ...sound,
      pod(subject, context) {
        const at = subject.spec.at('nodeName');
        const { document } = at;
        const broken = Object.create(document, {
          edit: { value: () => [{ start: 0, end: 0, text: '"' }] },
        }) as typeof document;
        const place = Object.create(at, { document: { value: broken } }) as typeof at;
        if (at.exists) {
          context.report({ message: 'set', at, data: { value: 'a' }, suggest: [removeField(place, 'Break it')] });
        }
      },
    });
    expect(problemsOfCase(rule, reporting).join()).toContain('"Break it" gives what cannot be read');
  });

  const fixInVain: NonNullable<typeof sound.resources>[string] = (resource, { report }) => {
    const at = resource.place.at('spec', 'nodeName');
    if (at.exists) report({ message: 'set', at, data: { value: 'a' }, fix: replaceValue(at, 'b', 'In vain') });
  };
});

describe('results', () => {
  it('fails on another text after a suggestion, and on another number of them', () => {
    expect(problemsOfCase(sound, { ...reporting, suggested: pod('priority: 1') })).toHaveLength(1);
    expect(problemsOfCase(sound, { ...reporting, suggested: [] })).toEqual(['1 suggestions are offered, 0 expected']);
  });

  it('fails when a fix is expected that is not there', () => {
    expect(problemsOfCase(sound, { ...reporting, fixed: pod('') })).toHaveLength(1);
  });
});

describe('manifests around a fragment', () => {
  it('are valid whatever the fragment’s indentation', () => {
    for (const yaml of [pod('\n      nodeName: a\n    '), deployment('nodeName: a'), container('image: b')]) {
      expect(problemsOfCase(noHostNamespaces, { name: '', yaml })).toEqual([]);
    }
    expect(pod('\n    nodeName: a\n  ')).toBe(pod('nodeName: a'));
    expect(pod('containers: []')).not.toContain('image');
    expect(container('stdin: true')).toBe(`apiVersion: v1
kind: Pod
metadata:
  name: app
spec:
  containers:
    - name: app
      image: registry.example.com/app:1.0
      stdin: true
`);
  });
});
