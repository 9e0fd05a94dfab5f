import type { SourceFile, TextRange } from '../../source/document.ts';
import type { Attribute, Block, Body, TemplateExpression } from './ast.ts';
import { parseExpression } from './expressions.ts';
import { HclSyntaxError, Scanner } from './scanner.ts';
import { parsePlainString, parseTemplateText } from './templates.ts';

export interface HclProblem {
  readonly message: string;
  readonly range: TextRange;
}

export interface ParsedHcl {
  readonly body: Body;
  readonly problems: readonly HclProblem[];
}

/**
 * Reads HCL in its native syntax. Never throws: a block or an attribute of the file that cannot be read becomes a problem,
 * and all others are read. Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md (read 2026-11).
 */
export function parseHcl(file: SourceFile): ParsedHcl {
  const scanner = new Scanner(file);
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  const problems: HclProblem[] = [];
  while (!scanner.isAtEnd) {
    try {
      scanner.skip(true);
      if (scanner.isAtEnd) break;
      parseItem(scanner, attributes, blocks);
      endItem(scanner);
    } catch (error) {
      if (!(error instanceof HclSyntaxError)) throw error;
      problems.push({ message: error.message, range: error.range });
      recover(scanner);
    }
  }
  return { body: { attributes, blocks }, problems };
}

/**
 * Reads the text of a template file.
 *
 * @throws HclSyntaxError
 */
export function parseTemplateFile(file: SourceFile): TemplateExpression {
  return parseTemplateText(new Scanner(file));
}

function parseItem(scanner: Scanner, attributes: Map<string, Attribute>, blocks: Block[]): void {
  const start = scanner.at;
  const name = scanner.identifier();
  if (name === undefined) scanner.fail(`Expected an argument or a block here, not ${scanner.describeNext()}.`);
  const range = scanner.rangeFrom(start);
  scanner.skip(false);
  if (scanner.take('=')) {
    scanner.skip(false);
    if (attributes.has(name)) scanner.fail(`The argument ${name} is set twice.`, start);
    attributes.set(name, { name, range, value: parseExpression(scanner, false) });
  } else {
    blocks.push(parseBlock(scanner, name, start));
  }
}

function parseBlock(scanner: Scanner, type: string, start: number): Block {
  const labels: string[] = [];
  let { at: end } = scanner;
  for (scanner.skip(false); !scanner.take('{'); scanner.skip(false)) {
    const label = scanner.startsWith('"') ? parsePlainString(scanner) : scanner.identifier();
    if (label === undefined) scanner.fail(`Expected = or { after ${type} here, not ${scanner.describeNext()}.`);
    labels.push(label);
    end = scanner.at;
  }
  const body = scanner.nested(() => parseBody(scanner));
  return { type, labels, range: { start, end: Math.max(end, start + type.length) }, file: scanner.file, body };
}

/** What a block holds, and its closing brace. */
function parseBody(scanner: Scanner): Body {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (scanner.skip(true); !scanner.take('}'); scanner.skip(true)) {
    parseItem(scanner, attributes, blocks);
    scanner.skip(false);
    if (!scanner.startsWith('}')) endItem(scanner);
  }
  return { attributes, blocks };
}

function endItem(scanner: Scanner): void {
  scanner.skip(false);
  if (!scanner.isAtEnd && !scanner.take('\n')) {
    scanner.fail(`Expected the end of the line here, not ${scanner.describeNext()}.`);
  }
}

/** Goes on where the next block of the file seems to begin: at the start of a line, as everybody writes them. */
function recover(scanner: Scanner): void {
  const next = /^(?:\}[ \t\r]*$|[A-Za-z_][\w-]*(?:[ \t]+(?:"[^"\n]*"|[\w-]+))*[ \t]*\{)/gm;
  next.lastIndex = scanner.endOfLine();
  const found = next.exec(scanner.text);
  if (!found) scanner.at = scanner.text.length;
  else scanner.at = found[0].startsWith('}') ? next.lastIndex : found.index;
}
