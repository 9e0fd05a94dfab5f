import type { Budget } from '../budget.ts';
import { formatFloat } from '../go/float.ts';
import { GoInt, GoList, GoMap, GoStruct, type GoValue, type Traced } from '../go/value.ts';
import { jsonable } from './jsonable.ts';

/**
 * TOML as BurntSushi's encoder writes it: the values of a table first, then its tables, by name.
 *
 * @throws Error for what TOML does not have
 */
export function toToml(traced: Traced, budget: Budget): string {
  const value = tomlable(traced.value);
  if (!(value instanceof GoMap)) return inline(value, budget);
  const lines: string[] = [];
  writeTable(value, [], lines, budget);
  return lines.map((line) => `${line}\n`).join('');
}

function writeTable(table: GoMap, path: readonly string[], lines: string[], budget: Budget): void {
  budget.nested(() => {
    const pad = '  '.repeat(Math.max(path.length, 0));
    const entries = table.sorted().map(([key, item]) => [key, tomlable(item.value)] as const);
    for (const [key, value] of entries) {
      budget.spend();
      if (value === null || value === undefined || isTables(value)) continue;
      lines.push(`${pad}${keyText(key)} = ${inline(value, budget)}`);
    }
    for (const [key, value] of entries) {
      const inner = [...path, key];
      const head = inner.map(keyText).join('.');
      const outer = '  '.repeat(path.length);
      if (value instanceof GoMap) {
        if (path.length === 0 && lines.length > 0) lines.push('');
        lines.push(`${outer}[${head}]`);
        writeTable(value, inner, lines, budget);
      } else if (isTables(value)) {
        for (const item of (value as GoList).items) {
          if (lines.length > 0) lines.push('');
          lines.push(`${outer}[[${head}]]`);
          writeTable(item.value as GoMap, inner, lines, budget);
        }
      }
    }
  });
}

/** Tables, or a list of nothing but tables. */
function isTables(value: GoValue): boolean {
  if (value instanceof GoMap) return true;
  return value instanceof GoList && value.items.length > 0 && value.items.every((item) => item.value instanceof GoMap);
}

function keyText(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : JSON.stringify(key);
}

/** TOML has dates. */
function tomlable(value: GoValue): GoValue {
  return value instanceof GoStruct && value.type === 'time.Time' ? value : jsonable(value);
}

function inline(value: GoValue, budget: Budget): string {
  if (value instanceof GoStruct) return value.json ?? value.text ?? '';
  if (value instanceof GoInt) return String(value.value);
  if (typeof value === 'string') return JSON.stringify(value).replaceAll('\x7f', '\\u007f');
  if (typeof value === 'number') return floatText(value);
  if (typeof value === 'boolean') return String(value);
  return budget.nested(() => {
    if (value instanceof GoList)
      return `[${value.items.map((item) => inline(tomlable(item.value), budget)).join(', ')}]`;
    if (value instanceof GoMap) {
      return `{${value
        .sorted()
        .map(([key, item]) => `${keyText(key)} = ${inline(tomlable(item.value), budget)}`)
        .join(', ')}}`;
    }
    throw new Error('toml: cannot encode array with nil element');
  });
}

function floatText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  const text = formatFloat(value, 'g');
  return /[.e]/.test(text) ? text : `${text}.0`;
}
