import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import { ALWAYS_ON } from '../src/engine/always-on.ts';
import { messageOf } from '../src/engine/findings/message.ts';
import { lint } from '../src/engine/lint.ts';
import type { Messages, OwnMessage } from '../src/rule.ts';
import { COLLECTIONS, manifestsIn } from './support/corpus.ts';

describe.each([...rules, ...ALWAYS_ON].map((rule) => [rule.id, rule] as const))('messages of %s', (_, rule) => {
  const messages = Object.values(rule.messages as Messages).map(
    (message): OwnMessage => (typeof message === 'string' ? { text: message } : message),
  );

  it('are headlines: short, without a full stop', () => {
    for (const { text } of messages) {
      expect(text.replace(/\{\w+\}/g, '').length, text).toBeLessThanOrEqual(90);
      expect(text).not.toMatch(/\.$|\. [A-Z]/);
    }
  });

  it('have help of one sentence in the imperative', () => {
    for (const help of [rule.help, ...messages.flatMap(({ help }) => help ?? [])]) {
      if (help !== '{remedy}') expect(help).toMatch(/^[A-Z][^.]+(?:\.[^ .][^.]*)*\.$/);
      expect(help.length, help).toBeLessThanOrEqual(150);
    }
  });
});

describe.each(COLLECTIONS)('headlines over $name', ({ path, isHere }) => {
  it.skipIf(!isHere)('have 75 characters at most in the median, and never more than 120', () => {
    const lengths = lint(manifestsIn(path), { rules }).findings.map((finding) => messageOf(finding).length);
    const sorted = lengths.toSorted((a, b) => a - b);
    expect(sorted.length).toBeGreaterThan(50);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(75);
    expect(sorted.at(-1)).toBeLessThanOrEqual(120);
  });
});
