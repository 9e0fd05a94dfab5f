import { deepEqual, equal, less } from '../go/compare.ts';
import { isTrue, kindOf, typeOf } from '../go/kind.ts';
import { entriesOf, type GoValue, isString, type Traced } from '../go/value.ts';
import { joinEntries } from '../origin/entry.ts';
import { Text } from '../origin/text.ts';
import { plain, type TemplateFunction, traced } from '../template/function.ts';

const nil: Traced = { value: null };

/** A value chosen because another was empty: setting that other one would change it as well. */
function chosen(value: Traced, because: Traced | undefined): Traced {
  if (value.value instanceof Text || !because) return value;
  return { value: value.value, entries: joinEntries(value.entries, entriesOf(because)) };
}

function comparison(holds: (a: GoValue, b: GoValue) => boolean): TemplateFunction {
  return plain('any any', holds);
}

export const flowFunctions: Readonly<Record<string, TemplateFunction>> = {
  default: traced('any ...any', (args) => {
    const [fallback, given] = args as [Traced, Traced | undefined];
    return given && isTrue(given.value) ? given : chosen(fallback, given);
  }),
  empty: plain('any', (value) => !isTrue(value)),
  coalesce: traced('...any', (args) => args.find((arg) => isTrue(arg.value)) ?? nil),
  all: plain('...any', (...values) => values.every(isTrue)),
  any: plain('...any', (...values) => values.some(isTrue)),
  ternary: traced('any any bool', (args) => {
    const [yes, no, condition] = args as [Traced, Traced, Traced];
    return chosen(condition.value ? yes : no, condition);
  }),
  not: plain('any', (value) => !isTrue(value)),
  eq: plain('any ...any', (value, ...others) => {
    if (others.length === 0) throw new Error('missing argument for comparison');
    return others.some((other) => equal(value, other));
  }),
  ne: comparison((a, b) => !equal(a, b)),
  lt: comparison(less),
  le: comparison((a, b) => less(a, b) || equal(a, b)),
  gt: comparison((a, b) => !less(a, b) && !equal(a, b)),
  ge: comparison((a, b) => !less(a, b)),
  deepEqual: plain('any any', deepEqual),
  typeOf: plain('any', typeOf),
  typeIs: plain('string any', (type, value) => typeOf(value) === type),
  typeIsLike: plain('string any', (type, value) => typeOf(value) === type || typeOf(value) === `*${type}`),
  kindOf: plain('any', kindOf),
  kindIs: plain('string any', (kind, value) => kindOf(value) === kind),
  call: traced('any ...any', ([method, ...args]) => {
    if (typeof method?.value !== 'function') throw new Error(`non-function of type ${typeOf(method?.value)}`);
    return method.value(args);
  }),
  fail: plain('string', (message) => {
    throw new Error(message);
  }),
  required: traced('string any', (args, context) => {
    const [message, given] = args as [Traced, Traced];
    const missing =
      given.value === undefined || given.value === null || (isString(given.value) && given.value.length === 0);
    if (!missing) return given;
    if (context.strict) throw new Error(String(message.value));
    context.notice(String(message.value));
    return { value: '', entries: given.entries };
  }),
};
