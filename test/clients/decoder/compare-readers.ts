// Compares a reader of manifests with Kubernetes' decoder over generated texts, and shows what differs, each difference
// in the smallest text that shows it:
//
//   node --import ./scripts/typescript.mjs test/clients/decoder/compare-readers.ts --count 200000 --seed 1
//
// --reader PATH    a module that exports `read`, a Reader; the linter's own without it
// --examples N     how many texts of each class are made small, 8 without it
// --only KIND      value, accepts, refuses or throws alone
// --leave-out RE   leaves out the texts that match, to see behind what is known
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { compare, type Difference, type Reader } from './compare.ts';
import { buildOracle, type Oracle } from './oracle.ts';
import { shrink } from './shrink.ts';
import { textsOf } from './texts.ts';

const BATCH = 20_000;

interface Found {
  readonly text: string;
  readonly difference: Difference;
}

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    reader: { type: 'string', default: new URL('./reader.ts', import.meta.url).pathname },
    examples: { type: 'string', default: '8' },
    only: { type: 'string' },
    'leave-out': { type: 'string' },
  },
});

const oracle = buildOracle();
const { read } = (await import(pathToFileURL(options.reader).href)) as { read: Reader };
const leftOut = options['leave-out'] === undefined ? undefined : new RegExp(options['leave-out']);
const texts = textsOf(Number(options.count), Number(options.seed)).filter((text) => !leftOut?.test(text));
const classes = classesOf(await differencesIn(texts, oracle));
print(`${texts.length} texts, ${[...classes.values()].flat().length} differ\n`);
for (const [name, found] of classes) {
  print(`\n${name}: ${found.length}\n`);
  for (const text of await smallest(found.slice(0, Number(options.examples)), oracle)) await show(text, oracle);
}

async function differencesIn(all: readonly string[], oracle: Oracle): Promise<Found[]> {
  const found: Found[] = [];
  for (let from = 0; from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH);
    const decoded = await oracle.decode(batch);
    for (const [index, text] of batch.entries()) {
      const difference = compare(text, read, decoded[index] ?? []);
      if (difference && difference.kind === (options.only ?? difference.kind)) found.push({ text, difference });
    }
  }
  return found;
}

/** By kind and reason, the largest class first, in each the shortest text. */
function classesOf(found: readonly Found[]): Map<string, Found[]> {
  const classes = new Map<string, Found[]>();
  for (const each of found) {
    const name = `${each.difference.kind} ${each.difference.reason}`;
    classes.set(name, [...(classes.get(name) ?? []), each]);
  }
  for (const each of classes.values()) each.sort((one, other) => one.text.length - other.text.length);
  return new Map([...classes].sort(([, one], [, other]) => other.length - one.length));
}

async function smallest(found: readonly Found[], oracle: Oracle): Promise<Set<string>> {
  const texts = new Set<string>();
  for (const { text, difference } of found) texts.add(await shrink(text, difference, read, oracle));
  return texts;
}

async function show(text: string, oracle: Oracle): Promise<void> {
  const [decoded] = await oracle.decode([text]);
  print(`  ${visible(text)}\n    reader     ${visible(attempt(text))}\n    Kubernetes ${visible(decoded)}\n`);
}

function attempt(text: string): unknown {
  try {
    return read(text);
  } catch (error) {
    return String(error);
  }
}

function visible(value: unknown): string {
  const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value)
    .replace(/[^ -~]/g, escaped)
    .slice(0, 200);
}

function print(text: string): void {
  process.stdout.write(text);
}
