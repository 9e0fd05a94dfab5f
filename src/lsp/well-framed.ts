import { Transform, type TransformCallback } from 'node:stream';

const END_OF_HEADER = '\r\n\r\n';

/** The longest header and the longest message, in bytes. */
const LONGEST_HEADER = 8 * 1024;
const LONGEST_MESSAGE = 1024 * 1024 * 1024;

/**
 * Lets messages through that say how long they are. After a header that does not, everything is left out up to the next
 * one: the reader behind would wait for ever.
 */
export class WellFramed extends Transform {
  #held = Buffer.alloc(0);
  /** Bytes of the message at hand that are still to come. */
  #left = 0;

  override _transform(bytes: Buffer, _encoding: string, done: TransformCallback): void {
    let rest = this.#passOn(bytes);
    if (rest.length > 0) {
      rest = this.#held.length === 0 ? rest : Buffer.concat([this.#held, rest]);
      this.#held = Buffer.alloc(0);
    }
    while (rest.length > 0) {
      const end = rest.indexOf(END_OF_HEADER);
      if (end < 0) {
        this.#held = Buffer.from(rest.length > LONGEST_HEADER ? fromNextHeader(rest.subarray(1)) : rest);
        break;
      }
      const length = lengthIn(rest.toString('latin1', 0, end));
      if (length === undefined) rest = fromNextHeader(rest.subarray(1));
      else {
        const body = end + END_OF_HEADER.length;
        this.push(rest.subarray(0, body));
        this.#left = length;
        rest = this.#passOn(rest.subarray(body));
      }
    }
    done();
  }

  /** Passes on what belongs to the message at hand; gives the rest. */
  #passOn(bytes: Buffer): Buffer {
    const length = Math.min(this.#left, bytes.length);
    if (length > 0) this.push(bytes.subarray(0, length));
    this.#left -= length;
    return bytes.subarray(length);
  }
}

/** Undefined for a header that is none, or gives no usable length. */
function lengthIn(header: string): number | undefined {
  if (header.length > LONGEST_HEADER) return undefined;
  const lines = header.split('\r\n');
  if (!lines.every((line) => /^[A-Za-z-]+:/.test(line))) return undefined;
  const values = lines.flatMap((line) => /^content-length:[ \t]*(\d{1,10})[ \t]*$/i.exec(line)?.[1] ?? []);
  const length = Number(values[0] ?? Number.NaN);
  return values.length === 1 && length <= LONGEST_MESSAGE ? length : undefined;
}

/** Headers begin with their length, as all clients write them; without one, what may be the beginning of it is kept. */
function fromNextHeader(bytes: Buffer): Buffer {
  const next = bytes.indexOf('Content-Length:');
  return next < 0 ? bytes.subarray(Math.max(0, bytes.length - 'Content-Length'.length)) : bytes.subarray(next);
}
