import type { Budget } from '../budget.ts';
import { type Piece, Text, valuePiece } from '../origin/text.ts';
import { type Flags, NO_FLAGS } from './flags.ts';
import { formatVerb } from './format-verb.ts';
import { typeOf } from './kind.ts';
import { entriesOf, GoInt, type Traced } from './value.ts';

/** Widths beyond this are refused, as Go does. */
const MOST_WIDTH = 1_000_000;
const DIRECTIVE =
  /%([-+# 0]*)(?:\[(\d+)\])?(?:(\*)|(\d+))?(?:(\.)(?:\[(\d+)\])?(?:(\*)|(\d+))?)?(?:\[(\d+)\])?([\s\S]|$)/gu;

/** fmt.Sprintf. What arguments write keeps their origins. */
export function sprintf(format: Traced, args: readonly Traced[], budget: Budget): Text {
  return new Formatter(args, budget).format(String(format.value), format);
}

class Formatter {
  readonly #args: readonly Traced[];
  readonly #budget: Budget;
  readonly #pieces: Piece[] = [];
  #at = 0;
  #reordered = false;

  constructor(args: readonly Traced[], budget: Budget) {
    this.#args = args;
    this.#budget = budget;
  }

  format(format: string, from: Traced): Text {
    const source = from.value instanceof Text ? from.value : new Text([valuePiece(format, from.entries)]);
    let last = 0;
    for (const match of format.matchAll(DIRECTIVE)) {
      this.#pieces.push(...source.slice(last, match.index).pieces.filter((piece) => piece.text !== ''));
      last = match.index + match[0].length;
      this.#directive(match);
    }
    this.#pieces.push(...source.slice(last).pieces.filter((piece) => piece.text !== ''));
    if (!this.#reordered && this.#at < this.#args.length) this.#extra();
    return new Text(this.#pieces);
  }

  #directive(match: RegExpMatchArray): void {
    const [, written = '', first, star, width, dot, second, preciseStar, precision, third, verb = ''] = match;
    let bad = this.#choose(first);
    let minus = written.includes('-');
    let wide = width === undefined ? undefined : Number(width);
    if (star) {
      wide = this.#int('WIDTH');
      if (wide !== undefined && wide < 0) [minus, wide] = [true, -wide];
    }
    if (first !== undefined && width !== undefined) bad = true;
    bad = this.#choose(second) || bad;
    let precise = dot ? Number(precision ?? 0) : undefined;
    if (preciseStar) {
      precise = this.#int('PREC');
      if (precise !== undefined && precise < 0) precise = undefined;
    }
    bad = this.#choose(third) || bad;
    const sharp = written.includes('#');
    const flags: Flags = {
      plus: written.includes('+'),
      minus,
      sharp,
      space: written.includes(' '),
      zero: written.includes('0') && !minus,
      width: wide,
      precision: precise,
    };
    this.#verb(verb, flags, bad);
  }

  #verb(verb: string, flags: Flags, bad: boolean): void {
    const arg = this.#args[this.#at];
    if (verb === '') this.#write('%!(NOVERB)');
    else if (verb === '%') this.#write('%');
    else if (bad) this.#write(`%!${verb}(BADINDEX)`);
    else if (!arg) this.#write(`%!${verb}(MISSING)`);
    else {
      this.#at++;
      if ((flags.width ?? 0) > MOST_WIDTH || (flags.precision ?? 0) > MOST_WIDTH) this.#write('%!(BADWIDTH)');
      else this.#argument(arg, verb, flags);
    }
  }

  #argument(arg: Traced, verb: string, flags: Flags): void {
    const isPlain = flags.width === undefined && flags.precision === undefined && !flags.sharp;
    if (isPlain && (verb === 's' || verb === 'v') && arg.value instanceof Text) this.#pieces.push(...arg.value.pieces);
    else this.#pieces.push(valuePiece(formatVerb(arg.value, verb, flags, this.#budget), entriesOf(arg)));
  }

  /** @returns whether there is no such argument */
  #choose(index: string | undefined): boolean {
    if (index === undefined) return false;
    this.#reordered = true;
    const at = Number(index) - 1;
    if (at < 0 || at >= this.#args.length) return true;
    this.#at = at;
    return false;
  }

  #int(what: string): number | undefined {
    const value = this.#args[this.#at++]?.value;
    const int = value instanceof GoInt && value.type !== 'uint64' ? Number(value.value) : Number.NaN;
    if (Math.abs(int) <= MOST_WIDTH) return int;
    this.#write(`%!(BAD${what})`);
    return undefined;
  }

  #extra(): void {
    const extras = this.#args.slice(this.#at).map(({ value }) => {
      if (value === undefined || value === null) return '<nil>';
      return `${typeOf(value)}=${formatVerb(value, 'v', NO_FLAGS, this.#budget)}`;
    });
    this.#write(`%!(EXTRA ${extras.join(', ')})`);
  }

  #write(text: string): void {
    this.#pieces.push(valuePiece(text, undefined));
  }
}
