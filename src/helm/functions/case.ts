const CONNECTOR = /[-_]|\s/u;

type CharacterKind = 'upper' | 'lower' | 'digit' | 'connector' | 'punctuation';

function kindOf(character: string): CharacterKind {
  if (CONNECTOR.test(character)) return 'connector';
  if (/\p{Nd}/u.test(character)) return 'digit';
  if (/\p{Lu}/u.test(character)) return 'upper';
  if (/[\p{P}\p{S}]/u.test(character)) return 'punctuation';
  return 'lower';
}

/** xstrings.ToSnakeCase and ToKebabCase: `HTTPServer2xx` is `http_server_2xx`. */
export function separated(text: string, connector: string): string {
  const words = wordsOf([...text]);
  let result = '';
  words.forEach((word, index) => {
    const next = words[index + 1];
    if (word.kind === 'connector') {
      result += connector.repeat(word.text.length);
      return;
    }
    result += word.text.toLowerCase();
    if (next && next.kind !== 'connector' && separates(word, next)) result += connector;
  });
  return result;
}

interface Word {
  readonly text: string;
  readonly kind: CharacterKind;
}

function separates(word: Word, next: Word): boolean {
  return word.kind !== 'punctuation' && next.kind !== 'punctuation';
}

/** Runs of one kind; a capital starts the word of the small letters after it, and digits go with what follows them. */
function wordsOf(characters: readonly string[]): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < characters.length) {
    const kind = kindOf(characters[at] as string);
    let end = at + 1;
    while (end < characters.length && kindOf(characters[end] as string) === kind) end++;
    if (kind === 'upper' && kindOf(characters[end] ?? '_') === 'lower') {
      if (end - at > 1) words.push({ text: characters.slice(at, end - 1).join(''), kind });
      at = end - 1;
      while (end < characters.length && kindOf(characters[end] as string) === 'lower') end++;
    } else if (kind === 'digit') {
      while (end < characters.length && kindOf(characters[end] as string) === 'lower') end++;
    }
    words.push({ text: characters.slice(at, end).join(''), kind });
    at = end;
  }
  return words;
}

/** xstrings.ToPascalCase: letters after connectors are capitals, connectors are dropped except at the ends. */
export function camelCase(text: string): string {
  const lead = /^(?:[-_]|\s)*/u.exec(text)?.[0] ?? '';
  const rest = text.slice(lead.length);
  const tail = /(?:[-_]|\s)*$/u.exec(rest)?.[0] ?? '';
  const middle = rest.slice(0, rest.length - tail.length);
  return (
    lead +
    middle
      .split(/(?:[-_]|\s)+/u)
      .map(capitalized)
      .join('') +
    tail
  );
}

function capitalized(word: string): string {
  const [first = '', ...others] = [...word];
  return first.toUpperCase() + others.join('').toLowerCase();
}
