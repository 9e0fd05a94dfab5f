import { receiveMessageOnPort, workerData } from 'node:worker_threads';
import { readTermsFor } from '../../engine/read-terms.ts';
import { createNodeHost } from '../../host/node-host.ts';
import { readBytes } from '../byte-reader.ts';
import { Batches, type BatchResult, type HandedFile, type ThreadTerms } from './batches.ts';

const { cwd, asked, counters, port } = workerData as ThreadTerms;
const host = createNodeHost({ cwd, gitignore: false });
const decoder = new TextDecoder();
const { isWanted } = readTermsFor(asked);
const batches = new Batches(counters);
const received: (readonly string[])[] = [];

for (let batch = batches.takeNext(); batch !== undefined; batch = batches.takeNext()) {
  const result: BatchResult = { batch, files: pathsOf(batch).map(read) };
  port.postMessage(result);
  batches.finish();
}
port.close();

function pathsOf(batch: number): readonly string[] {
  while (received.length <= batch) received.push(receiveMessageOnPort(port)?.message ?? []);
  return received[batch] ?? [];
}

/** Whatever is unusual or goes wrong is left to the main thread, which has all readers and somebody to tell. */
function read(path: string): HandedFile | undefined {
  try {
    const bytes = host.read(path);
    const file = readBytes(bytes, isWanted);
    return file && { ...file, text: file.documents.length > 0 ? decoder.decode(bytes) : '' };
  } catch {
    return undefined;
  }
}
