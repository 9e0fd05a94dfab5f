/** The end of a JSON value, and what was seen on the way. */
export interface JsonExtent {
  /** Behind its last character. */
  readonly end: number;
  /** Keys that are written in it, repeated ones as often as they are. */
  readonly keys: number;
  /** Mappings and lists that nobody asks for, in their order. */
  readonly unasked: readonly { readonly start: number; readonly end: number }[];
}

/** What Kubernetes itself writes into objects, and nobody reads here. */
const UNASKED: readonly (readonly [parent: string | undefined, key: string])[] = [
  [undefined, '"status"'],
  ['"metadata"', '"managedFields"'],
];

/** Shorter than that, leaving it out saves nothing. */
const SHORT = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Finds the end of the mapping or list that starts at `start`. It counts brackets and passes over strings, and leaves it to
 * a reader to say whether what lies between is JSON. Undefined when the text ends before the value does.
 */
export function scanJson(text: string, start: number): JsonExtent | undefined {
  const scan = new Scan(text, start);
  return scan.run();
}

class Scan {
  readonly #text: string;
  readonly #start: number;
  readonly #unasked: { start: number; end: number }[] = [];
  #keys = 0;
  /** The string read last, with its quotes. */
  #stringStart = 0;
  #stringEnd = 0;
  /** The key of the outermost mapping that is being read. */
  #outerKey = '';
  /** Where the value begins that is to be left out, and the depth of its key. */
  #open: { start: number; depth: number } | undefined;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
  }

  run(): JsonExtent | undefined {
    const text = this.#text;
    const { length } = text;
    let depth = 0;
    for (let at = this.#start; at < length; at++) {
      switch (text.charCodeAt(at)) {
        case QUOTE: {
          this.#stringStart = at;
          at = endOfString(text, at);
          if (at < 0) return undefined;
          this.#stringEnd = at + 1;
          break;
        }
        case 0x3a: // :
          this.#keys++;
          if (depth <= 2) this.#seeKey(depth, at);
          break;
        case 0x7b: // {
        case 0x5b: // [
          depth++;
          break;
        case 0x7d: // }
        case 0x5d: // ]
          depth--;
          if (this.#open && depth === this.#open.depth) this.#close(at + 1);
          if (depth === 0) return { end: at + 1, keys: this.#keys, unasked: this.#unasked };
          break;
      }
    }
    return undefined;
  }

  #seeKey(depth: number, colon: number): void {
    const key = this.#text.slice(this.#stringStart, this.#stringEnd);
    if (depth === 1) this.#outerKey = key;
    const parent = depth === 1 ? undefined : this.#outerKey;
    if (this.#open || !UNASKED.some((each) => each[0] === parent && each[1] === key)) return;
    let start = colon + 1;
    while (text(this.#text, start) <= 0x20) start++;
    const first = text(this.#text, start);
    if (first === 0x7b || first === 0x5b) this.#open = { start, depth };
  }

  #close(end: number): void {
    const start = this.#open?.start ?? end;
    if (end - start > SHORT) this.#unasked.push({ start, end });
    this.#open = undefined;
  }
}

function text(whole: string, at: number): number {
  return whole.charCodeAt(at);
}

/** The closing quote of the string that starts at `start`; -1 when it is not there. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at++;
  }
  return -1;
}
