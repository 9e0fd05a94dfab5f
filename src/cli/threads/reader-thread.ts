import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { receiveMessageOnPort, workerData } from 'node:worker_threads';
import { readTermsFor } from '../../parse/read-terms.ts';
import { readBytes } from '../byte-reader.ts';
import { Batches, type BatchResult, type ThreadTerms } from './batches.ts';
import { FilePacker, type PlainFile } from './packed-files.ts';

const { cwd, kinds, counters, port } = workerData as ThreadTerms;
const terms = readTermsFor(kinds);
const batches = new Batches(counters);
const received: (readonly string[])[] = [];
const packer = new FilePacker();
/** Every file is read into this, and those that are larger are left to the main thread. */
const room = Buffer.allocUnsafeSlow(1024 * 1024);

for (let batch = batches.takeNext(); batch !== undefined; batch = batches.takeNext()) {
  // Not within what may fail: half of a file would put all behind it out of place.
  for (const path of pathsOf(batch)) packer.add(read(path));
  const files = packer.take();
  const result: BatchResult = { batch, files };
  port.postMessage(result, [files.numbers.buffer, files.texts.buffer, files.json.buffer]);
  batches.finish();
}
port.close();

function pathsOf(batch: number): readonly string[] {
  while (received.length <= batch) received.push(receiveMessageOnPort(port)?.message ?? []);
  return received[batch] ?? [];
}

/** Whatever is unusual or goes wrong is left to the main thread, which has all readers and somebody to tell. */
function read(path: string): PlainFile | undefined {
  try {
    const bytes = contentOf(path);
    const file = readBytes(bytes, terms);
    return file && { bytes, file };
  } catch {
    return undefined;
  }
}

function contentOf(path: string): Uint8Array {
  const descriptor = openSync(resolve(cwd, path), 'r');
  try {
    for (let length = 0; ; ) {
      const count = readSync(descriptor, room, length, room.length - length, null);
      if (count === 0) return room.subarray(0, length);
      length += count;
      if (length === room.length) throw new RangeError(`${path} is too large`);
    }
  } finally {
    closeSync(descriptor);
  }
}
