import { type DecodeProblem, decodeText } from '../decode.ts';

type Decoder = InstanceType<typeof TextDecoder>;

/** Turns bytes that come in pieces into text; a character may be spread over two of them. */
export class DecodeStream {
  #decoder: Decoder | undefined;
  #offset = 0;
  #line = 1;
  #endsWithReturn = false;
  /** The beginning of a character whose rest has not come yet. */
  #rest: Uint8Array = new Uint8Array();

  /** The text of the next piece, or why the bytes are none. */
  push(piece: Uint8Array): string | DecodeProblem {
    const bytes = this.#rest.length > 0 ? concat(this.#rest, piece) : piece;
    // The byte order mark, which decides on the encoding, has three bytes at most.
    if (!this.#decoder && bytes.length < 3) {
      this.#rest = copyBytes(bytes);
      return '';
    }
    this.#decoder ??= decoderFor(bytes);
    const end = bytes.length - (this.#decoder.encoding === 'utf-8' ? openLength(bytes) : bytes.length % 2);
    this.#rest = copyBytes(bytes.subarray(end));
    return this.#decode(bytes.subarray(0, end), true);
  }

  end(): string | DecodeProblem {
    this.#decoder ??= decoderFor(this.#rest);
    return this.#decode(this.#rest, false);
  }

  #decode(bytes: Uint8Array, stream: boolean): string | DecodeProblem {
    try {
      const text = this.#decoder?.decode(bytes, { stream }) ?? '';
      this.#offset += bytes.length;
      this.#count(text);
      return text;
    } catch {
      return this.#describe(bytes);
    }
  }

  #count(text: string): void {
    if (text === '') return;
    if (this.#endsWithReturn && text.startsWith('\n')) this.#line--;
    this.#endsWithReturn = text.endsWith('\r');
    if (text.includes('\r')) this.#line += text.match(/\r\n|[\r\n]/g)?.length ?? 0;
    else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#line++;
  }

  #describe(bytes: Uint8Array): DecodeProblem {
    const encoding = this.#decoder?.encoding ?? 'utf-8';
    const mark = encoding === 'utf-16le' ? [0xff, 0xfe] : encoding === 'utf-16be' ? [0xfe, 0xff] : [];
    const own = this.#offset === 0 ? [] : mark;
    const decoded = decodeText(concat(Uint8Array.from(own), bytes));
    if ('text' in decoded) return { message: `Not valid ${encoding}`, offset: this.#offset, line: this.#line };
    const line = this.#line + decoded.problem.line - 1;
    const offset = this.#offset + decoded.problem.offset - own.length;
    return { message: decoded.problem.message.replace(/\d+/, String(line)), offset, line };
  }
}

function decoderFor(bytes: Uint8Array): Decoder {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8', { fatal: true });
}

/** How many bytes at the end begin a character of UTF-8 that is not complete. */
function openLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/** In memory of their own, which `slice` of a Node Buffer does not give: the piece may be overwritten by the next. */
function copyBytes(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes);
}

function concat(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
