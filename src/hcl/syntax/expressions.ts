import type {
  AccessStep,
  BinaryOperator,
  CallExpression,
  Expression,
  ForExpression,
  ObjectExpression,
  TupleExpression,
} from './ast.ts';
import type { Scanner } from './scanner.ts';
import { parseHeredoc, parseQuoted } from './templates.ts';

/** How tightly operators bind. */
const PRECEDENCE: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '>=': 4,
  '<=': 4,
  '>': 4,
  '<': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '%': 6,
};

const OPERATOR = /\|\||&&|[=!<>]=|[<>+\-*/%]/y;

/**
 * @param lines whether line breaks mean nothing here, as in parentheses
 * @throws HclSyntaxError
 */
export function parseExpression(scanner: Scanner, lines: boolean): Expression {
  return scanner.nested(() => {
    const start = scanner.at;
    const condition = parseBinary(scanner, lines, 1);
    const end = scanner.at;
    scanner.skip(lines);
    if (!scanner.take('?')) {
      scanner.at = end;
      return condition;
    }
    scanner.skip(lines);
    const then = parseExpression(scanner, lines);
    scanner.skip(lines);
    scanner.expect(':');
    scanner.skip(lines);
    const otherwise = parseExpression(scanner, lines);
    return { type: 'conditional', condition, then, else: otherwise, ...nodeFrom(scanner, start) };
  });
}

/** @param least what binds less is left to the caller */
function parseBinary(scanner: Scanner, lines: boolean, least: number): Expression {
  const start = scanner.at;
  let left = parseUnary(scanner, lines);
  for (;;) {
    const end = scanner.at;
    scanner.skip(lines);
    const operator = scanner.match(OPERATOR) as BinaryOperator | undefined;
    const precedence = operator === undefined ? 0 : (PRECEDENCE[operator] ?? 0);
    if (operator === undefined || precedence < least) {
      scanner.at = end;
      return left;
    }
    scanner.skip(lines);
    const right = parseBinary(scanner, lines, precedence + 1);
    left = { type: 'binary', operator, left, right, ...nodeFrom(scanner, start) };
  }
}

function parseUnary(scanner: Scanner, lines: boolean): Expression {
  const start = scanner.at;
  const operator = scanner.take('!') ? '!' : scanner.take('-') ? '-' : undefined;
  if (!operator) return parseAccess(scanner, lines);
  scanner.skip(lines);
  const operand = scanner.nested(() => parseUnary(scanner, lines));
  return { type: 'unary', operator, operand, ...nodeFrom(scanner, start) };
}

function parseAccess(scanner: Scanner, lines: boolean): Expression {
  const start = scanner.at;
  const base = parseTerm(scanner, lines);
  const steps: AccessStep[] = [];
  for (;;) {
    const end = scanner.at;
    scanner.skip(lines);
    if (scanner.startsWith('[')) steps.push(parseIndex(scanner));
    else if (scanner.startsWith('.') && !scanner.startsWith('...')) steps.push(...parseAttribute(scanner, lines));
    else {
      scanner.at = end;
      return steps.length > 0 ? { type: 'access', base, steps, ...nodeFrom(scanner, start) } : base;
    }
  }
}

function parseIndex(scanner: Scanner): AccessStep {
  scanner.expect('[');
  scanner.skip(true);
  const isSplat = scanner.take('*');
  const step: AccessStep = isSplat
    ? { type: 'splat', isFull: true }
    : { type: 'index', index: parseExpression(scanner, true) };
  scanner.skip(true);
  scanner.expect(']');
  return step;
}

/** `.name`, `.*`, and as in old files `.0` and `.0.1`. */
function parseAttribute(scanner: Scanner, lines: boolean): AccessStep[] {
  scanner.expect('.');
  scanner.skip(lines);
  if (scanner.take('*')) return [{ type: 'splat', isFull: false }];
  const start = scanner.at;
  const name = scanner.identifier();
  if (name !== undefined) return [{ type: 'attribute', name }];
  const index = scanner.number();
  if (index === undefined) scanner.fail(`Expected the name of an attribute here, not ${scanner.describeNext()}.`);
  const node = nodeFrom(scanner, start);
  return index.split('.').map((each) => ({ type: 'index', index: { type: 'literal', value: Number(each), ...node } }));
}

function parseTerm(scanner: Scanner, lines: boolean): Expression {
  const start = scanner.at;
  if (scanner.startsWith('"')) return parseQuoted(scanner);
  if (scanner.startsWith('<<')) return parseHeredoc(scanner);
  if (scanner.startsWith('[')) return parseTuple(scanner);
  if (scanner.startsWith('{')) return parseObject(scanner);
  if (scanner.take('(')) {
    scanner.skip(true);
    const inner = parseExpression(scanner, true);
    scanner.skip(true);
    scanner.expect(')');
    return inner;
  }
  const number = scanner.number();
  if (number !== undefined) return { type: 'literal', value: Number(number), ...nodeFrom(scanner, start) };
  let name = scanner.identifier();
  if (name === undefined) scanner.fail(`Expected a value here, not ${scanner.describeNext()}.`);
  while (scanner.startsWith('::')) {
    scanner.at += 2;
    name += `::${scanner.identifier() ?? scanner.fail('Expected the name of a function here.')}`;
  }
  const end = scanner.at;
  scanner.skip(lines);
  if (scanner.take('(')) return parseCall(scanner, name, start);
  scanner.at = end;
  const literal = LITERALS.get(name);
  if (literal !== undefined) return { type: 'literal', value: literal, ...nodeFrom(scanner, start) };
  return { type: 'variable', name, ...nodeFrom(scanner, start) };
}

const LITERALS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function parseCall(scanner: Scanner, name: string, start: number): CallExpression {
  const args: Expression[] = [];
  let expandsLast = false;
  for (scanner.skip(true); !scanner.take(')'); scanner.skip(true)) {
    args.push(parseExpression(scanner, true));
    scanner.skip(true);
    expandsLast = scanner.take('...');
    scanner.skip(true);
    if (scanner.startsWith(')')) continue;
    if (expandsLast) scanner.fail('Nothing can follow an argument that is expanded.');
    scanner.expect(',');
  }
  return { type: 'call', name, args, expandsLast, ...nodeFrom(scanner, start) };
}

function parseTuple(scanner: Scanner): TupleExpression | ForExpression {
  const start = scanner.at;
  scanner.expect('[');
  scanner.skip(true);
  if (scanner.isWord('for')) return parseFor(scanner, ']', start);
  const items: Expression[] = [];
  for (; !scanner.take(']'); scanner.skip(true)) {
    items.push(parseExpression(scanner, true));
    scanner.skip(true);
    if (!scanner.startsWith(']')) scanner.expect(',');
  }
  return { type: 'tuple', items, ...nodeFrom(scanner, start) };
}

function parseObject(scanner: Scanner): ObjectExpression | ForExpression {
  const start = scanner.at;
  scanner.expect('{');
  scanner.skip(true);
  if (scanner.isWord('for') && !isKey(scanner)) return parseFor(scanner, '}', start);
  const entries: { key: Expression; value: Expression }[] = [];
  for (; !scanner.take('}'); scanner.skip(true)) {
    const key = parseKey(scanner);
    scanner.skip(false);
    if (!scanner.take('=') && !scanner.take(':')) {
      scanner.fail(`Expected = or : after the key here, not ${scanner.describeNext()}.`);
    }
    scanner.skip(false);
    entries.push({ key, value: parseExpression(scanner, false) });
    scanner.skip(false);
    if (!scanner.take(',') && !scanner.take('\n') && !scanner.startsWith('}')) {
      scanner.fail(`Expected a comma, the end of the line or } here, not ${scanner.describeNext()}.`);
    }
  }
  return { type: 'object', entries, ...nodeFrom(scanner, start) };
}

/** Whether the word that is next is a key: `{ for = 1 }`. */
function isKey(scanner: Scanner): boolean {
  const { at } = scanner;
  scanner.identifier();
  scanner.skip(false);
  const isOne = (scanner.startsWith('=') && !scanner.startsWith('==')) || scanner.startsWith(':');
  scanner.at = at;
  return isOne;
}

/** A bare word is a key itself; everything else is evaluated. */
function parseKey(scanner: Scanner): Expression {
  const start = scanner.at;
  const key = parseExpression(scanner, false);
  const isBare = key.type === 'variable' || (key.type === 'literal' && typeof key.value !== 'number');
  if (!isBare || scanner.text[start] === '(') return key;
  const text = scanner.text.slice(key.range.start, key.range.end);
  return { type: 'template', parts: [{ type: 'text', pieces: [{ text, ...key.range }] }], ...nodeFrom(scanner, start) };
}

function parseFor(scanner: Scanner, close: ']' | '}', start: number): ForExpression {
  const { keyName, valueName, collection } = parseForHead(scanner);
  scanner.expect(':');
  scanner.skip(true);
  let key: Expression | undefined;
  let value = parseExpression(scanner, true);
  scanner.skip(true);
  if (close === '}') {
    scanner.expect('=>');
    scanner.skip(true);
    key = value;
    value = parseExpression(scanner, true);
    scanner.skip(true);
  }
  const isGrouped = close === '}' && scanner.take('...');
  scanner.skip(true);
  let condition: Expression | undefined;
  if (scanner.isWord('if')) {
    scanner.at += 2;
    scanner.skip(true);
    condition = parseExpression(scanner, true);
    scanner.skip(true);
  }
  scanner.expect(close);
  const node = nodeFrom(scanner, start);
  return { type: 'for', keyName, valueName, collection, key, value, isGrouped, condition, ...node };
}

/** `for k, v in collection`, as expressions and templates have it. */
export function parseForHead(scanner: Scanner): Pick<ForExpression, 'keyName' | 'valueName' | 'collection'> {
  scanner.expect('for');
  scanner.skip(true);
  const name = () => scanner.identifier() ?? scanner.fail('Expected a name after for here.');
  const first = name();
  scanner.skip(true);
  let second: string | undefined;
  if (scanner.take(',')) {
    scanner.skip(true);
    second = name();
    scanner.skip(true);
  }
  if (!scanner.isWord('in')) scanner.fail(`Expected in here, not ${scanner.describeNext()}.`);
  scanner.at += 2;
  scanner.skip(true);
  const collection = parseExpression(scanner, true);
  scanner.skip(true);
  return { keyName: second === undefined ? undefined : first, valueName: second ?? first, collection };
}

function nodeFrom(scanner: Scanner, start: number) {
  return { range: scanner.rangeFrom(start), file: scanner.file };
}
