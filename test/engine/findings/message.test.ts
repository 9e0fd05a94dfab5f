import { expect, it } from 'vitest';
import { readMoreOf, urlOf } from '../../../src/engine/findings/message.ts';
import { fakeRule } from '../../support/report.ts';

const HOMEPAGE = 'https://example.com/lint';
const theirs = { ...fakeRule, id: 'acme/no-example' };

it('links to the page of a rule below the homepage', () => {
  expect(urlOf(fakeRule, HOMEPAGE)).toBe('https://example.com/lint/rules/no-example');
  expect(readMoreOf(fakeRule, HOMEPAGE)).toEqual(['https://example.com/lint/rules/no-example']);
});

it('names the command that prints the page without a homepage', () => {
  expect(urlOf(fakeRule, null)).toBeUndefined();
  expect(readMoreOf(fakeRule, null)).toEqual(['fargate-lint explain no-example']);
});

it('never takes a page of its own for that of a plugin', () => {
  expect(urlOf({ ...theirs, docs: 'https://example.org/' }, HOMEPAGE)).toBe('https://example.org/');
  expect(urlOf(theirs, HOMEPAGE)).toBe('https://example.com/');
  expect(readMoreOf({ ...theirs, references: [] }, HOMEPAGE)).toEqual([]);
});
