import { compare } from '../clients/decoder/compare.ts';
import { buildOracle, type Oracle } from '../clients/decoder/oracle.ts';
import { read } from '../clients/decoder/reader.ts';
import type { FuzzTarget } from './target.ts';
import { manifestTexts } from './texts.ts';

const oracle = oracleIfAny();

/** What is read is what Kubernetes reads, by its own decoder where Go is there; and nothing throws. */
export const reader: FuzzTarget = {
  inputs: (seed) => manifestTexts(seed),
  check: (text: string) => {
    const broken = read(text).find(({ error }) => error?.includes('please report it'));
    if (broken) throw new Error(broken.error);
  },
  ...(oracle && {
    checkAll: async (texts: readonly string[]) => {
      const decoded = await oracle.decode(texts);
      for (const [index, text] of texts.entries()) {
        const difference = compare(text, read, decoded[index] ?? []);
        const isHarmless = !difference || difference.kind === 'refuses' || text.length <= 3 || !holdsObject(text);
        if (!isHarmless) throw new Error(`${difference.kind}: ${difference.reason}: ${JSON.stringify(text)}`);
      }
    },
  }),
};

/** What is no mapping is no object of Kubernetes, whatever its value. */
function holdsObject(text: string): boolean {
  return read(text).some(({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value));
}

function oracleIfAny(): Oracle | undefined {
  try {
    return buildOracle();
  } catch (error) {
    process.stderr.write(`not compared with Kubernetes' decoder: ${error}\n`);
    return undefined;
  }
}
