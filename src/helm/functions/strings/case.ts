type WordKind = 'none' | 'connector' | 'punctuation' | 'upper' | 'letters' | 'number' | 'other';

interface Word {
  readonly kind: WordKind;
  readonly text: string;
}

const CONNECTOR = /^[-_\s]+/u;

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (let rest = text; rest !== ''; ) {
    const found = wordAt(rest);
    words.push(found);
    rest = rest.slice(found.text.length);
  }
  return words;
}

function wordAt(text: string): Word {
  const kinds = [
    ['connector', CONNECTOR],
    ['punctuation', /^(?![-_])[\p{P}](?:\p{P})*/u],
    // Capitals up to the one that starts a word of its own, or a word that starts with a capital.
    ['upper', /^(?:\p{Lu}\p{Lu}+(?!\p{L})|\p{Lu}+(?=\p{Lu}(?!\p{Lu})\p{L})|\p{Lu}(?:(?!\p{Lu})\p{L})*)/u],
    ['letters', /^\p{L}(?:(?!\p{Lu})\p{L})*/u],
    ['number', /^\p{N}+/u],
    ['other', /^[^-_\s\p{L}\p{N}\p{P}]+/u],
  ] as const;
  for (const [kind, pattern] of kinds) {
    const [found] = pattern.exec(text) ?? [];
    if (found) return { kind, text: found };
  }
  return { kind: 'other', text: String.fromCodePoint(text.codePointAt(0) as number) };
}

const END: Word = { kind: 'none', text: '' };

/**
 * Words in small letters with connectors between them: `HTTPServer2xx` is `http_server_2xx`, and `Bld4Floor` is
 * `bld4_floor`.
 *
 * Source: `camelCaseToLowerCase` of huandu/xstrings.
 */
export function separated(text: string, connector: string): string {
  const words = wordsOf(text);
  let result = '';
  let at = 0;
  const current = () => words[at] ?? END;
  const write = ({ kind, text: word }: Word) => {
    result += kind === 'connector' ? connector.repeat([...word].length) : kind === 'upper' ? word.toLowerCase() : word;
  };
  const isSolid = ({ kind }: Word) => kind !== 'none' && kind !== 'connector' && kind !== 'punctuation';
  const writeRun = () => {
    while (current().kind === 'letters' || current().kind === 'number') {
      write(current());
      at++;
    }
    if (isSolid(current())) result += connector;
  };
  while (at < words.length - 1) {
    const word = current();
    write(word);
    at++;
    if (word.kind === 'connector' || word.kind === 'punctuation') continue;
    if (word.kind === 'number') writeRun();
    else if (current().kind !== 'number') result += isSolid(current()) ? connector : '';
    else if (at < words.length - 1) {
      const number = current();
      at++;
      if (current().kind === 'letters') {
        result += connector;
        write(number);
        writeRun();
      } else {
        write(number);
        if (isSolid(current())) result += connector;
      }
    }
  }
  write(current());
  return result;
}

const isConnector = (character: string) => CONNECTOR.test(character);
const isUpper = (character: string) => /\p{Lu}/u.test(character);

/**
 * Letters after connectors are capitals. One connector between words is dropped, and capitals that follow the capital at
 * the start of a word are made small.
 *
 * Source: `toCamelCase` of huandu/xstrings.
 */
export function camelCase(text: string): string {
  const lead = /^[-_\s]*/u.exec(text)?.[0] ?? '';
  const [first, ...others] = [...text.slice(lead.length)];
  if (first === undefined) return lead + lead.slice(-1);
  let result = lead;
  let before = first.toUpperCase();
  let lowers = isUpper(first);
  for (const character of others) {
    let current = character;
    if (isConnector(before)) {
      if (isConnector(character)) result += before;
      else {
        lowers = isUpper(character);
        current = character.toUpperCase();
      }
    } else {
      result += before;
      if (lowers && isUpper(character)) current = character.toLowerCase();
      else lowers = false;
    }
    before = current;
  }
  return result + before;
}
