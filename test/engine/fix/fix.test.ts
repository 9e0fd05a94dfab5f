import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { changesOf } from '../../../src/engine/fix/changes.ts';
import { type FixRequest, fix } from '../../../src/engine/fix/fix.ts';
import { lint } from '../../../src/engine/lint.ts';
import { defineRule, type Rule, removeField, replaceValue, type setField } from '../../../src/rule.ts';
import { container, pod } from '../../../src/testing.ts';

const base = {
  description: 'Disallow examples',
  category: 'effect',
  severity: 'warn',
  evidence: 'inferred',
  references: [],
  help: 'Fix it.',
} as const;

function fixAll(files: Readonly<Record<string, string>>, use: readonly Rule[], more: Partial<FixRequest> = {}) {
  const relint = (changed: ReadonlyMap<string, string>) =>
    lint(
      Object.entries(files).map(([path, content]) => ({ path, content: changed.get(path) ?? content })),
      { rules: use },
    );
  return fix({ report: relint(new Map()), relint, ...more });
}

function fixOne(yaml: string, use: readonly Rule[] = rules, more: Partial<FixRequest> = {}) {
  const { changed, ...rest } = fixAll({ 'a.yaml': yaml }, use, more);
  return { text: changed.get('a.yaml') ?? yaml, changed, ...rest };
}

const capabilities = (list: string) => container(`securityContext:\n  capabilities:\n    add: ${list}`);

describe('fix', () => {
  it('makes safe fixes, says which, and reports what remains', () => {
    const { text, fixed, refused, report } = fixOne(capabilities('[CAP_CHOWN, NET_ADMIN]'));
    expect(text).toBe(capabilities('[CHOWN, NET_ADMIN]'));
    expect(fixed.map(({ finding, pass }) => [finding.rule.id, finding.messageId, pass])).toEqual([
      ['valid-capabilities', 'spelling', 1],
    ]);
    expect(refused).toEqual([]);
    expect(report.findings.map(({ messageId }) => messageId)).toContain('refused');
    expect(report.findings.map(({ messageId }) => messageId)).not.toContain('spelling');
  });

  it('makes no suggestion unless its rule is asked for', () => {
    const yaml = pod('hostPID: true\npriorityClassName: high');
    expect(fixOne(yaml).changed.size).toBe(0);
    const { text } = fixOne(yaml, rules, { suggestionsOf: ({ id }) => id === 'no-host-namespaces' });
    expect(text).toBe(pod('priorityClassName: high'));
  });

  it('makes thousands of changes in one file at once', { timeout: 60_000 }, () => {
    const hosts = '  hostNetwork: true\n  enableServiceLinks: false\n  hostPID: true\n';
    const pods = Array.from({ length: 1500 }, (_, index) =>
      `${capabilities('[CAP_CHOWN]')}${hosts}`.replace('name: a', `name: p${index}`),
    );
    const { fixed, text } = fixOne(pods.join('---\n'), rules, {
      suggestionsOf: ({ id }) => id === 'no-host-namespaces',
    });
    expect([...new Set(fixed.map(({ pass }) => pass))]).toEqual([1]);
    expect(fixed).toHaveLength(3 * 1500);
    expect(text).not.toMatch(/CAP_|host/);
  });

  it('leaves what is not wanted, and files that may not change', () => {
    const yaml = capabilities('[CAP_CHOWN]');
    expect(fixOne(yaml, rules, { pick: () => [] })).toMatchObject({ fixed: [], refused: [] });
    const { changed, refused } = fixOne(yaml, rules, { mayChange: () => false });
    expect(changed.size).toBe(0);
    expect(refused.map(({ reason }) => reason)).toEqual(['a.yaml is not among the files to change']);
  });

  it('makes changes that touch each other one after the other', () => {
    const { text, fixed } = fixOne(capabilities('[NET_ADMIN, SYS_ADMIN, BPF]'), rules, {
      suggestionsOf: ({ id }) => id === 'valid-capabilities',
    });
    expect(new Set(fixed.map(({ pass }) => pass)).size).toBeGreaterThan(1);
    // The last one takes what would be empty with it.
    expect(text).toBe(container(''));
  });

  it('does not leave an empty list after where a comment is between two that go', () => {
    const { text } = fixOne(capabilities('\n      - NET_ADMIN\n      # why\n      - SYS_ADMIN'), rules, {
      suggestionsOf: ({ id }) => id === 'valid-capabilities',
    });
    expect(text).not.toMatch(/add:|securityContext/);
  });

  it('sees a change in one file end a finding in another', () => {
    const files = {
      'pod.yaml': pod('hostPID: true').replace('name: app', 'name: app\n  labels: {app: web}'),
      'service.yaml': `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: LoadBalancer, selector: {app: web}, ports: [{port: 80}]}
`,
    };
    const { changed, report } = fixAll(files, rules, { suggestionsOf: ({ id }) => id === 'service-ip-targets' });
    expect([...changed.keys()]).toEqual(['service.yaml']);
    expect(changed.get('service.yaml')).toContain('aws-load-balancer-nlb-target-type: ip');
    expect(report.findings.map(({ rule }) => rule.id)).toContain('no-host-namespaces');
  });

  it('refuses a change that leaves its finding, and makes the others of the pass', () => {
    const stubborn = defineRule({
      ...base,
      id: 'no-app',
      messages: { app: 'This is {name}.' },
      pod({ workload }, { report }) {
        const at = workload.place.at('metadata', 'name');
        const name = String(at.value);
        report({ message: 'app', at, data: { name }, fix: replaceValue(at, name === 'stubborn' ? 'more' : 'good') });
      },
    });
    const strict: Rule = {
      ...stubborn,
      pod: (each, context) => {
        if (each.workload.name !== 'good') stubborn.pod?.(each, context);
      },
    };
    const named = (name: string) => pod('').replace('name: app', `name: ${name}`);
    const yaml = ['one', 'stubborn', 'two'].map(named).join('---\n');
    const { text, fixed, refused } = fixOne(yaml, [strict]);
    expect(text).toBe(['good', 'stubborn', 'good'].map(named).join('---\n'));
    expect(fixed).toHaveLength(2);
    expect(refused.map(({ title, reason }) => `${title}: ${reason}`)).toEqual([
      'Replace with more: it would still be reported',
    ]);
  });

  it('refuses a change that brings about another finding, and names that', () => {
    const needsPriority = defineRule({
      ...base,
      id: 'require-priority',
      messages: { none: 'No class.' },
      pod({ spec }, { report }) {
        if (!spec.at('priorityClassName').exists) report({ message: 'none', at: spec });
      },
    });
    const { text, refused } = fixOne(pod('priorityClassName: high'), [...rules, needsPriority], {
      suggestionsOf: ({ id }) => id === 'no-priority-class',
    });
    expect(text).toBe(pod('priorityClassName: high'));
    expect(refused.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^would cause require-priority at a\.yaml:\d+:\d+$/),
    ]);
  });

  it('refuses a change whose result cannot be read, even where that would pass for a template', () => {
    const breaking = defineRule({
      ...base,
      id: 'no-image',
      messages: { image: 'An image.' },
      pod({ containers }, { report }) {
        for (const { place } of containers) report({ message: 'image', at: place.at('image'), fix: broken(place) });
      },
    });
    const { text, refused } = fixOne(container('{{ broken'.replace('{{ broken', 'args: ["{{"]')), [breaking]);
    expect(text).toContain('registry.example.com/app:1.0');
    expect(refused.map(({ reason }) => reason)).toEqual(['the result could not be read']);
  });

  it('refuses a change that takes the whole workload away', () => {
    const { refused } = fixOne(
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nspec:\n  hostPID: true\n',
      rules.filter(({ id }) => id === 'no-host-namespaces'),
      { suggestionsOf: () => true },
    );
    expect(refused.map(({ reason }) => reason)).toEqual(['a workload would no longer be seen']);
  });

  it('refuses to change what an alias shares, with a word why', () => {
    const list = (text: string) => `
    - name: app
      image: registry.example.com/app:1.0
      securityContext: ${text}`;
    const spec = `containers:${list('&shared {capabilities: {add: [CAP_CHOWN]}}')}${list('*shared')}\n`;
    const yaml = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nspec:\n  ${spec}`;
    const { changed, refused } = fixOne(yaml);
    expect(changed.size).toBe(0);
    expect(refused.map(({ reason }) => reason)).toEqual([
      'it cannot be written without touching something else, as where an alias uses it too',
      'it is written elsewhere, in an alias or a merge key',
    ]);
  });

  it('stops after ten passes', () => {
    const growing = defineRule({
      ...base,
      id: 'no-growth',
      messages: { at: 'Count {count}.' },
      pod({ template }, { report }) {
        const at = template.at('metadata', 'labels', 'left');
        const count = Number(at.value);
        // Every step takes one of the findings away, and so each one is an improvement.
        for (let index = 0; index < count; index++) {
          report({
            message: 'at',
            at,
            data: { count: index },
            fix: replaceValue(at, String(count - 1), `Step ${count}`),
          });
        }
      },
    });
    const yaml = (left: number) => pod('').replace('name: app', `name: app\n  labels: {left: "${left}"}`);
    const { text, fixed, refused } = fixOne(yaml(12), [growing]);
    expect(fixed).toHaveLength(10);
    expect(text).toBe(yaml(2));
    expect(refused.map(({ reason }) => reason)).toContain('it would take more than 10 passes');
  });

  it('offers no change whose parts touch each other', () => {
    const clumsy = defineRule({
      ...base,
      id: 'no-clumsiness',
      messages: { at: 'Clumsy.' },
      pod({ spec }, { report }) {
        const at = spec.at('hostPID');
        const [one, two] = [removeField(at), replaceValue(at, false)];
        report({ message: 'at', at, fix: { ...one, intents: [...one.intents, ...two.intents] } });
      },
    });
    const { changed, refused, report } = fixOne(pod('hostPID: true'), [clumsy]);
    expect(changed.size).toBe(0);
    expect(report.findings.map((each) => changesOf(each).fix)).toEqual([null]);
    expect(refused.map(({ reason }) => reason)).toEqual(['its parts touch each other']);
  });
});

/** A fix that only text could carry out: two documents' separator inside of a flow mapping. */
function broken(place: Parameters<typeof setField>[0]) {
  const suggestion = replaceValue(place.at('image'), 'x', 'Break it');
  const document = new Proxy(place.document, {
    get: (target, key, receiver) =>
      key === 'edit' ? () => [{ ...place.at('image').range, text: '"' }] : Reflect.get(target, key, receiver),
  });
  return { ...suggestion, place: Object.assign(Object.create(Object.getPrototypeOf(place)), place, { document }) };
}
