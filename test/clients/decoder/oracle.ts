import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildGo } from '../build-go.ts';

/** What Kubernetes makes of one document: its value, or why it refuses it. */
export interface Decoded {
  readonly value?: unknown;
  readonly error?: string;
  /** A key stands twice: the last one wins, and the strict decoder refuses the document. */
  readonly duplicates?: boolean;
  /** Two keys are one in JSON, such as 1 and "1"; which one wins differs from run to run. */
  readonly ambiguous?: boolean;
  /** Nothing behind this document can be read. */
  readonly stops?: boolean;
}

/** Kubernetes' own decoder, in a program of Go. */
export interface Oracle {
  /** What `kubectl apply -f` reads in each text as a file, document by document. */
  decode(texts: readonly string[]): Promise<Decoded[][]>;
}

const SOURCE = join(import.meta.dirname, 'decode.go');

/**
 * Builds the decoder, once for each state of its source.
 *
 * @throws {Error} when it does not build, or Go or Debian's golang-k8s-sigs-yaml-dev is missing
 */
export function buildOracle(): Oracle {
  const program = buildGo(SOURCE);
  return { decode: (texts) => decode(program, texts) };
}

function decode(program: string, texts: readonly string[]): Promise<Decoded[][]> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.stdin.on('error', reject);
    child.on('close', (code) => {
      const answers = framesIn(Buffer.concat(chunks)).map((each) => JSON.parse(each) as Decoded[]);
      if (code === 0 && answers.length === texts.length) resolve(answers);
      else reject(new Error(`${answers.length} answers to ${texts.length} texts, exit code ${code}`));
    });
    child.stdin.end(Buffer.concat(texts.flatMap(frameOf)));
  });
}

function frameOf(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
}

function framesIn(bytes: Buffer): string[] {
  const frames: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + bytes.readUInt32BE(at);
    frames.push(bytes.toString('utf8', at + 4, end));
    at = end;
  }
  return frames;
}
