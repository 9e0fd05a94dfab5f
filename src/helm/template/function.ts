import type { Budget } from '../budget.ts';
import type { GoTime } from '../go/time.ts';
import { entriesOf, type GoList, type GoMap, type GoValue, type Traced } from '../go/value.ts';
import { type Entries, joinEntries } from '../origin/entry.ts';
import type { Text } from '../origin/text.ts';
import { plainInt, plainStrings, plainText } from './arguments.ts';

/** Go types of parameters, as far as they decide which arguments a function refuses. */
export interface ParamTypes {
  any: GoValue;
  string: string;
  int: number;
  int64: bigint;
  float64: number;
  bool: boolean;
  list: GoList;
  strings: readonly string[];
  map: GoMap;
  time: GoTime;
}

export type ParamType = keyof ParamTypes;

/** What a function may ask of the rendering that calls it. */
export interface CallContext {
  readonly budget: Budget;
  /** What the template of that name writes for `dot`. */
  include(name: string, dot: Traced): Text;
  /** What `source`, parsed as a template, writes for `dot`. */
  tpl(source: Traced, dot: Traced): Text;
  /** Records that the output is a stand-in or incomplete. */
  notice(message: string): void;
  /** Whether `required` and `fail` end the rendering. */
  readonly strict: boolean;
}

export interface TemplateFunction {
  readonly params: readonly ParamType[];
  /** The type of any number of further arguments. */
  readonly rest: ParamType | undefined;
  readonly call: (args: readonly Traced[], context: CallContext) => Traced;
}

/** Params written as e.g. `int string` or `string ...any`. */
type ArgumentsOf<Params extends string> = Params extends ''
  ? []
  : Params extends `${infer First} ${infer Others}`
    ? First extends ParamType
      ? [ParamTypes[First], ...ArgumentsOf<Others>]
      : never
    : Params extends `...${infer Rest}`
      ? Rest extends ParamType
        ? ParamTypes[Rest][]
        : never
      : Params extends ParamType
        ? [ParamTypes[Params]]
        : never;

/** A function of values alone. What it gives comes from all that it was given. */
export function plain<const Params extends string>(
  params: Params,
  work: (...args: ArgumentsOf<Params>) => GoValue,
): TemplateFunction {
  const signature = parseParams(params);
  return {
    ...signature,
    call: (args) => {
      const values = args.map((arg, index) => plainValue(arg.value, signature.params[index] ?? signature.rest));
      return { value: work(...(values as ArgumentsOf<Params>)), entries: entriesOfAll(args) };
    },
  };
}

/** A function that sees where its arguments come from, and says where its result does. */
export function traced(params: string, call: TemplateFunction['call']): TemplateFunction {
  return { ...parseParams(params), call };
}

export function entriesOfAll(args: readonly Traced[]): Entries | undefined {
  return args.length === 1 ? entriesOf(args[0] as Traced) : joinEntries(...args.map(entriesOf));
}

function parseParams(params: string): Pick<TemplateFunction, 'params' | 'rest'> {
  const words = params === '' ? [] : params.split(' ');
  const last = words.at(-1);
  const rest = last?.startsWith('...') ? (last.slice(3) as ParamType) : undefined;
  return { params: (rest ? words.slice(0, -1) : words) as ParamType[], rest };
}

function plainValue(value: GoValue, type: ParamType | undefined): unknown {
  switch (type) {
    case 'string':
      return plainText(value);
    case 'int':
      return plainInt(value);
    case 'int64':
      return BigInt(plainInt(value));
    case 'strings':
      return plainStrings(value);
    default:
      return value;
  }
}
