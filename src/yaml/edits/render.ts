import type { PlainValue, Scalar } from '../../source/document.ts';
import type { ScalarNode } from '../node.ts';
import { resolvePlain } from '../scalars/scalars.ts';

/** How blocks are laid out around the place of an edit. */
export interface BlockStyle {
  readonly lineBreak: string;
  /** Columns from a mapping to a mapping below one of its keys. */
  readonly step: number;
  /** Columns from a mapping to a list below one of its keys. */
  readonly listStep: number;
}

/** How bracketed values are laid out around the place of an edit. */
export interface FlowStyle {
  /** Keys and strings in double quotes. */
  readonly json: boolean;
  /** No space after `:` and `,`. */
  readonly compact: boolean;
  /** One entry a line: the indentation of the line that opens the bracket, and what each level adds. */
  readonly lines?: { readonly lineBreak: string; readonly indent: string; readonly unit: string };
}

/** Whether a value can be written at all: finite numbers, and text without halves of surrogate pairs. */
export function isWritable(value: PlainValue): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return !/[\ud800-\udfff]/u.test(value);
  return isScalar(value) || Object.entries(value).every(([key, each]) => isWritable(key) && isWritable(each));
}

export function isScalar(value: PlainValue): value is Scalar {
  return value === null || typeof value !== 'object';
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

/** `key: value` of a block mapping in `column`, without a line break around it. */
export function renderEntry(key: string, value: PlainValue, column: number, style: BlockStyle): string {
  return `${renderScalar(key)}:${renderAfterColon(value, column, style)}`;
}

/** What follows the `:` of a key in `column`. */
export function renderAfterColon(value: PlainValue, column: number, style: BlockStyle): string {
  const below = column + (isList(value) ? style.listStep : style.step);
  const parts = renderParts(value, below, style);
  return parts.length > 0 ? parts.map((part) => newLine(below, style) + part).join('') : ` ${renderSmall(value)}`;
}

/** What follows the `-` of an item in `column`. */
export function renderAfterDash(value: PlainValue, column: number, style: BlockStyle): string {
  const parts = renderParts(value, column + 2, style);
  return ` ${parts.length > 0 ? parts.join(newLine(column + 2, style)) : renderSmall(value)}`;
}

/** The items of a list or the entries of a mapping in `column`; none of anything else. */
function renderParts(value: PlainValue, column: number, style: BlockStyle): string[] {
  if (isScalar(value)) return [];
  if (isList(value)) return value.map((item) => `-${renderAfterDash(item, column, style)}`);
  return Object.entries(value).map(([key, each]) => renderEntry(key, each, column, style));
}

function newLine(column: number, { lineBreak }: BlockStyle): string {
  return lineBreak + ' '.repeat(column);
}

/** A scalar, `{}` or `[]`. */
function renderSmall(value: PlainValue): string {
  return isScalar(value) ? renderScalar(value) : isList(value) ? '[]' : '{}';
}

/** A value as it is between brackets. */
export function renderFlow(value: PlainValue, style: FlowStyle): string {
  const { lines, json, compact } = style;
  if (isScalar(value)) return renderScalar(value, { flow: true, json });
  const inner = lines ? { ...style, lines: { ...lines, indent: lines.indent + lines.unit } } : style;
  const parts = isList(value)
    ? value.map((item) => renderFlow(item, inner))
    : Object.entries(value).map(([key, each]) => renderFlowEntry(key, each, inner));
  const [open, close] = isList(value) ? '[]' : '{}';
  if (!lines || parts.length === 0) return open + parts.join(compact ? ',' : ', ') + close;
  const separator = lines.lineBreak + lines.indent + lines.unit;
  return open + separator + parts.join(`,${separator}`) + lines.lineBreak + lines.indent + close;
}

/** `key: value` between brackets. */
export function renderFlowEntry(key: string, value: PlainValue, style: FlowStyle): string {
  return renderScalar(key, { flow: true, json: style.json }) + (style.compact ? ':' : ': ') + renderFlow(value, style);
}

/** How a scalar is written. */
interface ScalarStyle {
  /** The style to keep when it can express the value. */
  readonly style?: ScalarNode['style'];
  readonly flow?: boolean;
  /** Double quotes for every string. */
  readonly json?: boolean;
}

/** Plain text that means the same to every reader of YAML; with a `:`, as in image names and ARNs, not in brackets. */
const SAFE = /^[\w/.](?:(?:[\w/.@+%=~ -]|:(?! ))*[\w/.@+%=~-])?$/;
/** Strings to Kubernetes that other readers take for numbers or dates. */
const LOOKS_TYPED = /^(?:\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?.*|[\d_.]+e\d+|0o[0-7]+|\.?_.*|\.)$/i;

/** Text of a scalar that reads back as `value`. */
export function renderScalar(value: Scalar, { style, flow = false, json }: ScalarStyle = {}): string {
  if (typeof value !== 'string') return String(value);
  if (json || style === 'double') return quoteDouble(value);
  if (style === 'single' && /^[ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/.test(value)) {
    return `'${value.replaceAll("'", "''")}'`;
  }
  return isPlain(value, flow) ? value : quoteDouble(value);
}

function isPlain(value: string, flow: boolean): boolean {
  if (value.length >= 1000 || !SAFE.test(value) || (flow && value.includes(':'))) return false;
  return !LOOKS_TYPED.test(value) && resolvePlain(value).type === 'string';
}

/** JSON's quoting, with everything escaped that YAML does not take as it is. */
function quoteDouble(value: string): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
