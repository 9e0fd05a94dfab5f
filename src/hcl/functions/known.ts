import type { Span } from '../../source/document.ts';
import { firstUnknown, toNumber, toText } from '../values/convert.ts';
import { failure, type ListValue, type StringValue, type UnknownValue, unknown, type Value } from '../values/value.ts';
import type { Call, HclFunction } from './index.ts';

/** Unknown for the same reason as an argument. */
export function carry({ reason, isError }: UnknownValue, at: Span): UnknownValue {
  return { ...unknown(reason, at), isError };
}

/** A function that gives something known only when all of its arguments are. */
export function ofKnown(give: HclFunction): HclFunction {
  return (call) => {
    const open = firstUnknown(call.args);
    return open ? carry(open, call.at) : give(call);
  };
}

/** A function of texts. */
export function ofTexts(give: (texts: readonly StringValue[], call: Call) => Value): HclFunction {
  return ofKnown((call) => {
    const texts = call.args.map((each) => toText(each, call.at));
    const failed = firstUnknown(texts);
    return failed ? carry(failed, call.at) : give(texts as StringValue[], call);
  });
}

/** A function whose first argument is a list of which everything has to be known that is in it at all. */
export function ofList(give: (items: ListValue, call: Call) => Value): HclFunction {
  return ofKnown((call) => {
    const [first] = call.args;
    if (first?.kind !== 'list') return failure('it wants a list', call.at);
    call.scope.work.spend(first.items.length);
    return first.more ? carry(first.more, call.at) : give(first, call);
  });
}

/** A whole number among the arguments; Not a Number when it is none. */
export function integerAt({ args, at }: Call, index: number): number {
  const [given] = args.slice(index);
  const value = given && toNumber(given, at);
  return typeof value === 'number' && Number.isInteger(value) ? value : Number.NaN;
}

export function tooFew({ at }: Call): Value {
  return failure('an argument is missing', at);
}
