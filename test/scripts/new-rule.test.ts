import { expect, it } from 'vitest';
import { problemWithId } from '../../scripts/new-rule/check-id.ts';
import { ruleTemplate } from '../../scripts/new-rule/templates.ts';

it.each(['', 'NoSuchThing', 'no_such_thing', '../escape', '-x'])('npm run new-rule refuses the id "%s"', (id) => {
  expect(problemWithId(id)).toContain('kebab-case');
});

it.each([
  ['no-host-namespaces', 'rules/no-host-namespaces.ts exists already.'],
  ['index', 'rules/index.ts exists already.'],
])('npm run new-rule refuses the id "%s", which is taken', (id, problem) => {
  expect(problemWithId(id)).toBe(problem);
});

it('npm run new-rule takes any other', () => {
  expect(problemWithId('no-such-thing')).toBeUndefined();
});

it('the template has a message as the tests of all rules want it', () => {
  expect(/found: '(.*)'/.exec(ruleTemplate('no-such-thing'))?.[1]).toMatch(/^`example.*[^.]$/);
});
