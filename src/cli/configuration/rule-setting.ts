import { LEVELS, readLevel } from '../../config/levels.ts';
import type { RuleLevel, RuleSetting } from '../../engine/findings/levels.ts';
import { isMapping } from '../../kubernetes/place.ts';
import { didYouMean } from '../arguments/suggest.ts';
import { UsageError } from '../arguments/usage-error.ts';

/** Reads `id=warn` or `id=["warn",{"option":1}]`. Throws a {@link UsageError} for anything else. */
export function parseRuleSetting(text: string): [id: string, setting: RuleSetting] {
  const equals = text.indexOf('=');
  const id = text.slice(0, equals);
  if (equals <= 0) throw new UsageError(`--rule: '${text}' is not <id>=off, <id>=warn or <id>=error`);
  const value = text.slice(equals + 1).trim();
  return [id, value.startsWith('[') ? parseTuple(id, value) : levelOf(id, value)];
}

function parseTuple(id: string, text: string): RuleSetting {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed(id);
  }
  if (!Array.isArray(value) || value.length === 0 || value.length > 2) throw malformed(id);
  const [level, options = {}]: unknown[] = value;
  if (typeof level !== 'string' || !isMapping(options)) throw malformed(id);
  return [levelOf(id, level), options];
}

function malformed(id: string): UsageError {
  return new UsageError(`--rule ${id}: write options as JSON in quotes: '${id}=["error",{"option":1}]'`);
}

function levelOf(id: string, text: string): RuleLevel {
  const level = readLevel(text);
  if (level !== undefined) return level;
  throw new UsageError(`--rule ${id}: '${text}' is not off, warn or error${didYouMean(text, LEVELS)}`);
}
