import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuOf, formatSize, memoryOf, OVERHEAD, SIZES, sizeFor } from '../../../src/fargate/sizes/sizes.ts';
import { parseQuantity } from '../../../src/kubernetes/requests/quantity.ts';

/** Requests, the size they get, and how that is known; null for requests above the largest size. */
const VECTORS: [cpu: string, memory: string, size: string | null, basis: string][] = [
  ['0', '0', '0.25 vCPU / 0.5 GB', 'documented: the default'],
  ['1000m', '8192Mi', '2 vCPU / 9 GB', 'documented: the example of the EKS user guide'],
  ['1000m', '512Mi', '1 vCPU / 2 GB', 'documented: best practices'],
  ['1', '2.5G', '1 vCPU / 3 GB', 'documented: EKS workshop'],
  ['250m', '1000Mi', '0.25 vCPU / 2 GB', 'measured, public blog'],
  ['255m', '1000Mi', '0.5 vCPU / 2 GB', 'measured, public blog'],
  ['1000m', '2048Mi', '1 vCPU / 3 GB', 'public tutorial'],
  ['2000m', '2Gi', '2 vCPU / 4 GB', 'public book'],
  ['250m', '256Mi', '0.25 vCPU / 0.5 GB', 'by the rules; the exact fit is unconfirmed'],
  ['250m', '257Mi', '0.25 vCPU / 1 GB', 'by the rules'],
  ['250m', '512Mi', '0.25 vCPU / 1 GB', 'by the rules'],
  ['250m', '1792Mi', '0.25 vCPU / 2 GB', 'by the rules'],
  ['250m', '2048Mi', '0.5 vCPU / 3 GB', 'by the rules'],
  ['500m', '3840Mi', '0.5 vCPU / 4 GB', 'by the rules'],
  ['500m', '4096Mi', '1 vCPU / 5 GB', 'by the rules'],
  ['2000m', '16128Mi', '2 vCPU / 16 GB', 'by the rules'],
  ['2000m', '16384Mi', '4 vCPU / 17 GB', 'by the rules'],
  ['4000m', '30464Mi', '4 vCPU / 30 GB', 'by the rules'],
  ['4000m', '30720Mi', '8 vCPU / 32 GB', 'by the rules'],
  ['8000m', '61184Mi', '8 vCPU / 60 GB', 'by the rules'],
  ['8000m', '61440Mi', '16 vCPU / 64 GB', 'by the rules'],
  ['16000m', '122624Mi', '16 vCPU / 120 GB', 'by the rules'],
  ['16000m', '122880Mi', null, 'by the rules'],
  ['16001m', '1024Mi', null, 'by the rules'],
  ['3000m', '1024Mi', '4 vCPU / 8 GB', 'by the rules'],
  ['100m', '3072Mi', '0.5 vCPU / 4 GB', 'by the rules'],
  ['100m', '0', '0.25 vCPU / 0.5 GB', 'by the rules'],
  ['0', '128Mi', '0.25 vCPU / 0.5 GB', 'by the rules'],
];

describe('sizeFor', () => {
  it.each(VECTORS)('gives %s and %s the size %s (%s)', (cpu, memory, expected) => {
    const size = sizeFor(parseQuantity(cpu) ?? -1n, parseQuantity(memory) ?? -1n);
    expect(size ? formatSize(size) : null).toBe(expected);
  });

  it('has the 74 sizes of the table, smallest first', () => {
    expect(SIZES).toHaveLength(3 + 4 + 7 + 13 + 23 + 12 + 12);
    expect(SIZES.map(({ vcpu, memoryGiB }) => vcpu * 1000 + memoryGiB)).toEqual(
      SIZES.map(({ vcpu, memoryGiB }) => vcpu * 1000 + memoryGiB).toSorted((a, b) => a - b),
    );
  });

  it('holds the requests and the overhead, and no smaller size does', () => {
    const quantity = (largest: bigint) => fc.bigInt(0n, largest);
    fc.assert(
      fc.property(quantity(17n * 10n ** 9n), quantity(125n * 1024n ** 3n * 10n ** 9n), (cpu, memory) => {
        const holds = SIZES.filter((size) => cpuOf(size) >= cpu && memoryOf(size) >= memory + OVERHEAD);
        expect(sizeFor(cpu, memory)).toBe(holds[0]);
      }),
    );
  });

  it('stays below a ceiling', () => {
    const ceiling = { vcpu: 4, memoryGiB: 16 };
    expect(sizeFor(parseQuantity('4') ?? 0n, parseQuantity('8Gi') ?? 0n, ceiling)).toEqual({ vcpu: 4, memoryGiB: 9 });
    expect(sizeFor(parseQuantity('4') ?? 0n, parseQuantity('16Gi') ?? 0n, ceiling)).toBeUndefined();
  });
});
