import type { Span } from '../../source/document.ts';
import type { Scope } from '../evaluate/scope.ts';
import { unknown, type Value } from '../values/value.ts';
import { COLLECTION_FUNCTIONS } from './collections.ts';
import { ENCODING_FUNCTIONS } from './encoding.ts';
import { FILE_FUNCTIONS } from './files.ts';
import { FLOW_FUNCTIONS } from './flow.ts';
import { MAP_FUNCTIONS } from './maps.ts';
import { STRING_FUNCTIONS } from './strings.ts';

/** A call of a function: what it was given, and where it is written. */
export interface Call {
  readonly args: readonly Value[];
  readonly at: Span;
  readonly scope: Scope;
}

export type HclFunction = (call: Call) => Value;

const FUNCTIONS = new Map<string, HclFunction>([
  ...Object.entries(FLOW_FUNCTIONS),
  ...Object.entries(COLLECTION_FUNCTIONS),
  ...Object.entries(MAP_FUNCTIONS),
  ...Object.entries(STRING_FUNCTIONS),
  ...Object.entries(ENCODING_FUNCTIONS),
  ...Object.entries(FILE_FUNCTIONS),
]);

/**
 * What a function of Terraform gives; unknown for one that is not evaluated here.
 * Source: https://developer.hashicorp.com/terraform/language/functions (read 2026-11).
 */
export function callFunction(name: string, call: Call): Value {
  const known = FUNCTIONS.get(name.replace(/^core::/, ''));
  call.scope.work.spend(call.args.length);
  return known ? known(call) : unknown(`${name}() is not evaluated`, call.at);
}
