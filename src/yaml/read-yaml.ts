import { YAMLException } from 'js-yaml';
import { badTab, unknownEscape } from './kubernetes-yaml.ts';
import { readWithSeparators, withoutSeparators } from './line-separators.ts';
import type { Node } from './node.ts';
import { checkCharacters } from './scalars/characters.ts';
import { endOfLine, skipBlanks } from './scan.ts';
import { ParseError } from './syntax/problem.ts';
import { findBadTab } from './syntax/tabs.ts';
import { MAX_DEPTH, type Source, TreeBuilder } from './tree-builder.ts';

/** A document that the library rejects. Its message is in the library's words. */
export class SyntaxProblem extends ParseError {}

/**
 * Reads the first YAML document in a string. This is the only way from YAML text to nodes.
 *
 * @returns the root; undefined for an empty document. All offsets, in errors too, count from the start of `text`
 * @throws ParseError for anything that Kubernetes' decoder rejects
 */
export function readYaml(text: string): Node | undefined {
  // A byte order mark takes no column, so the first line starts after it.
  const source = text.replace(/^\ufeff/, '\n');
  const isAscii = !/[^\t\n\r -~]/.test(source);
  if (!isAscii || source.includes('\r\r')) checkCharacters(text);
  const plain = isAscii ? source : withoutSeparators(source);
  checkStart(plain);
  const read = (each: string) => readSource({ text: each, isJson: false });
  const root = isAscii ? read(plain) : readWithSeparators(source, plain, read);
  checkRoot(root, plain);
  const tab = findBadTab(plain, root);
  if (tab !== undefined) throw badTab(tab);
  return root;
}

/**
 * Reads a string that is one value of JSON.
 *
 * @throws ParseError for what the library does not read: too deep nesting
 */
export function readJson(text: string): Node | undefined {
  // js-yaml wants a `:` on the line of its key.
  const joined = /[\r\n][ \t]*:/.test(text) ? text.replace(/[\r\n]/g, ' ') : text;
  return readSource({ text: joined, isJson: true });
}

function readSource(source: Source): Node | undefined {
  const builder = new TreeBuilder(source);
  try {
    builder.read();
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { root, rootEnd } = builder;
    if (rootEnd === undefined || !endsAt(rootEnd, root, source)) throw problemOf(error, source.text);
  }
  return builder.root;
}

/** Whether the document was complete before what the library complains about: Go reads no more than the first root. */
function endsAt(rootEnd: number, root: Node | undefined, { text }: Source): boolean {
  const rest = skipBlanks(text, rootEnd);
  const startsLine = rest === 0 || text[rest - 1] === '\n' || text[rest - 1] === '\r';
  if (startsLine && /^(?:---|\.\.\.)(?:[ \t\r\n]|$)/.test(text.slice(rest, rest + 4))) return true;
  // On the line of a bracket Go takes what follows for a part of a key, or refuses it.
  if (!startsLine || !(root && 'flow' in root && root.flow)) return false;
  readYaml('\n'.repeat(rest) + text.slice(rest));
  return true;
}

function problemOf({ reason, mark }: YAMLException, text: string): ParseError {
  const at = Math.min(mark.position, text.length);
  if (/maxDepth/.test(reason)) {
    const message = `This is nested deeper than ${MAX_DEPTH.toLocaleString('en')} levels, the most that is read`;
    return new ParseError(message, at, at);
  }
  const [, alias] = /^unidentified alias "(.*)"$/.exec(reason) ?? [];
  if (alias !== undefined) {
    const start = text.lastIndexOf(`*${alias}`, mark.position);
    const message = `Unknown anchor &${alias}: nothing before this alias defines it`;
    return new ParseError(message, start, start + alias.length + 1);
  }
  if (reason === 'unknown escape sequence' && text[mark.position] !== "'") {
    return unknownEscape(`\\${text[mark.position]}`, at - 1);
  }
  return new SyntaxProblem(`This is not YAML: ${reason}`, at, at);
}

const ODD_START = /\.\.\.(?=[ \t\r\n]|$)|---(?=[^ \t\r\n])|%[^\r\n]*/y;

/** What kubectl rejects at the start of a document. */
function checkStart(text: string): void {
  const start = skipBlanks(text, 0);
  if (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') return;
  ODD_START.lastIndex = start;
  const [odd] = ODD_START.exec(text) ?? [];
  if (odd === undefined) return;
  const messages: Readonly<Record<string, string>> = {
    '.': '`...` ends a document, and none has started: remove the line',
    '-': 'A space or a line break is missing after `---`',
    '%': `Kubernetes reads no directives such as ${odd.split(/\s/)[0]}: remove the line`,
  };
  throw new ParseError(messages[odd.charAt(0)] as string, start, start + odd.length);
}

/** Go wants a block mapping or list on a line of its own, after the one with `---`. */
function checkRoot(root: Node | undefined, text: string): void {
  if (root?.kind === 'scalar' && /^[|>][-+]?\d/.test(text.slice(root.start, root.start + 3))) {
    throw new ParseError('This text cannot be the whole document', root.start, root.end);
  }
  if (!root || !('flow' in root) || root.flow) return;
  const start = skipBlanks(text, 0);
  if (!text.startsWith('---', start) || root.start > endOfLine(text, start)) return;
  throw new ParseError('A mapping or list cannot start on the line of `---`', root.start, root.start + 1);
}
