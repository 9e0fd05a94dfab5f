import { Composer, type CST, type ParsedNode, Parser, type YAMLParseError } from 'yaml';
import { MAX_DEPTH, tooDeep } from './json-tree.ts';
import { Refusal } from './problem.ts';

/** What the library makes of the first document in a text. Offsets count from the start of that text. */
export interface Composed {
  readonly contents: ParsedNode | null;
  readonly errors: readonly YAMLParseError[];
  readonly token: CST.Token | undefined;
}

/** Only structure is wanted of the library: no tags, no merging, no checks of its own on keys. */
const OPTIONS = {
  version: '1.1',
  schema: 'failsafe',
  merge: false,
  resolveKnownTags: false,
  uniqueKeys: false,
  keepSourceTokens: true,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/**
 * Composes the first document of `text`; like Kubernetes' decoder it never looks behind the end of that one.
 *
 * @throws Refusal for directives that Kubernetes refuses and for nesting beyond the limit, with offsets from `base`
 */
export function compose(text: string, base: number): Composed {
  const composer = new Composer<ParsedNode>(OPTIONS);
  let document: CST.Document | undefined;
  for (const token of new Parser().parse(text)) {
    if (token.type === 'doc-end') {
      if (document) break;
      continue;
    }
    if (token.type === 'directive') checkDirective(token, base);
    if (token.type === 'document') {
      if (document) break;
      document = token;
      checkDepth(token, base);
    }
    exhaust(composer.next(token));
  }
  for (const result of composer.end(true, text.length)) {
    return { contents: result.contents, errors: result.errors, token: document };
  }
  return { contents: null, errors: [], token: document };
}

/** The composer hands out a document only when the next one begins, which never happens here. */
function exhaust(steps: Generator<unknown>): void {
  while (!steps.next().done);
}

function checkDirective(token: CST.Directive, base: number): void {
  const [name = '', version] = token.source.split(/[ \t]+/);
  if (name === '%TAG' || (name === '%YAML' && version === '1.1')) return;
  const message = name === '%YAML' ? 'Kubernetes reads YAML 1.1 only.' : `Kubernetes knows no directive ${name}.`;
  throw new Refusal(message, base + token.offset, base + token.offset + token.source.length);
}

function checkDepth(root: CST.Token, base: number): void {
  visitTokens(root, (token, depth) => {
    if (depth > MAX_DEPTH) throw tooDeep(base + token.offset);
  });
}

/** Calls `visit` for a token and everything below it, in no particular order and without recursion. */
export function visitTokens(root: CST.Token, visit: (token: CST.Token, depth: number) => void): void {
  const pending: [CST.Token, number][] = [[root, 0]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [token, depth] = next;
    visit(token, depth);
    if (token.type === 'document' && token.value) pending.push([token.value, depth]);
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) pending.push([key, depth + 1]);
      if (value) pending.push([value, depth + 1]);
    }
  }
}
