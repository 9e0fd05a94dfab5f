import { readFileSync } from 'node:fs';

const SOURCES = 'scripts/plan-data';

/** `src/plan/data/ec2.ts`: the tables of EC2 as a few long strings, which take less than objects in a bundle. */
export function planDataFile(): [path: string, text: string] {
  const text = `// Written by \`npm run generate\` from ${SOURCES}, where the dates and the sources are.

/** By family: architecture and GiB of an xlarge, then sizes as \`name:ENIs,IPv4 per ENI[,overhead MiB]\`. */
export const TYPES = \`
${typeLines().join('\n')}\`;

/** Regions, then by family the price of an xlarge for an hour in each of them. */
export const PRICES = \`
${priceLines().join('\n')}\`;

/** Region and median saving of Spot in percent. */
export const SPOT =
  '${rowsOf('spot-savings.csv')
    .map(([region, median]) => `${region} ${median}`)
    .join(',')}';
`;
  return ['src/plan/data/ec2.ts', text];
}

function typeLines(): string[] {
  const rows = rowsOf('instance-types.csv');
  const memoryOf = new Map(rows.map(([type = '', , , memory]) => [type, Number(memory)]));
  const families = new Map<string, string[]>();
  for (const [type = '', arch, , , enis, addresses, overhead] of rows) {
    const [family = '', size] = type.split('.');
    const gib = (memoryOf.get(`${family}.xlarge`) ?? 0) / 1024;
    const line = families.get(family) ?? [`${family} ${arch} ${gib}`];
    families.set(family, [...line, `${size}:${[enis, addresses, ...(overhead ? [overhead] : [])].join(',')}`]);
  }
  return [...families.values()].map((line) => line.join(' '));
}

/** Prices that are not known stay empty. */
function priceLines(): string[] {
  const [head = [], ...rows] = [headOf('ec2-prices.csv'), ...rowsOf('ec2-prices.csv')];
  return [head.slice(1).join(','), ...rows.map(([family, ...prices]) => `${family} ${prices.join(',')}`)];
}

function headOf(file: string): string[] {
  return linesOf(file)[0]?.split(',') ?? [];
}

function rowsOf(file: string): string[][] {
  return linesOf(file)
    .slice(1)
    .map((line) => line.split(','));
}

function linesOf(file: string): string[] {
  return readFileSync(`${SOURCES}/${file}`, 'utf8').trim().split('\n');
}
