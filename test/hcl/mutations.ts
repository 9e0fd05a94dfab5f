import { randomNumbers } from '../support/random.ts';

const PIECES = [
  '"',
  '${',
  '}',
  '%{',
  '~',
  '\n',
  ' ',
  '{',
  '[',
  ']',
  '(',
  ')',
  '=',
  '.',
  ',',
  '*',
  '-',
  '!',
  '?',
  ':',
  '<<-E\n',
  'E\n',
  '#',
  '/*',
  '\\',
  '=>',
  '...',
  'for',
  'in',
  'if',
  '1',
  'a',
  'l',
  'null',
  '\t',
  '\r\n',
  'é',
];

/** Texts made of others: parts removed, doubled, moved from one to another, and signs put in. The same for the same seed. */
export function mutationsOf(texts: readonly string[], count: number, seed: number): string[] {
  const random = randomNumbers(seed);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  return Array.from({ length: count }, () => {
    let text = pick(texts);
    for (let changes = 1 + Math.floor(random() * 2); changes > 0; changes--) {
      const at = Math.floor(random() * (text.length + 1));
      const end = Math.min(at + 1 + Math.floor(random() * 6), text.length);
      const kind = random();
      if (kind < 0.3) text = text.slice(0, at) + text.slice(end);
      else if (kind < 0.7) text = text.slice(0, at) + pick(PIECES) + text.slice(at);
      else if (kind < 0.85) text = text.slice(0, end) + text.slice(at);
      else {
        const other = pick(texts);
        const from = Math.floor(random() * other.length);
        text = text.slice(0, at) + other.slice(from, from + 8) + text.slice(at);
      }
    }
    return text;
  });
}
