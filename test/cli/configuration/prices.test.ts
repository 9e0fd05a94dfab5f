import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/cli/arguments/usage-error.ts';
import { missingPriceNote, parsePrices } from '../../../src/cli/configuration/prices.ts';
import { run, writeFiles } from '../../support/cli.ts';
import { temporaryDirectory } from '../../support/repository.ts';

const USAGE = 'give hourly prices: --prices vcpu=0.04,memory=0.0045[,currency=EUR]';

describe('parsePrices', () => {
  it.each([
    ['vcpu=0.04,memory=0.0045', { vcpuHour: 0.04, memoryGiBHour: 0.0045 }],
    ['memory=.5, vcpu=3 ,currency=CNY', { vcpuHour: 3, memoryGiBHour: 0.5, currency: 'CNY' }],
  ])('reads %s', (text, prices) => {
    expect(parsePrices(text)).toEqual(prices);
  });

  it.each([
    ['vcpu=0.04', `memory is missing; ${USAGE}`],
    ['0.04', `'0.04' is not name=value; ${USAGE}`],
    ['vcpus=1,memory=1', 'unknown key vcpus; did you mean vcpu?'],
    ['vcpu=-1,memory=1', `'-1' is not a number; ${USAGE}`],
    ['vcpu=1e400,memory=1', `'1e400' is not a number; ${USAGE}`],
    ['vcpu=,memory=1', `'' is not a number; ${USAGE}`],
    ['vcpu=1,memory=1,currency=€', `'€' is not a currency code; ${USAGE}`],
  ])('refuses %s', (text, problem) => {
    expect(() => parsePrices(text)).toThrow(new UsageError(`--prices: ${problem}`));
  });
});

describe('missingPriceNote', () => {
  it.each([{}, { region: 'us-east-1' }, { region: 'nowhere', prices: { vcpuHour: 1, memoryGiBHour: 1 } }])(
    'says nothing of %j',
    (settings) => {
      expect(missingPriceNote(settings)).toBeUndefined();
    },
  );

  it('does not take a region without a known price for a slip of the hand', () => {
    expect(missingPriceNote({ region: 'us-gov-west-1' })).toBe(
      'no prices for region us-gov-west-1; costs are left out (set them with --prices vcpu=…,memory=…)',
    );
    expect(missingPriceNote({ region: 'eu-wset-1' })).toContain('; did you mean eu-west-1?');
  });
});

const MANIFEST = `apiVersion: v1
kind: Pod
metadata: { name: app }
spec:
  containers:
    - name: app
      image: registry.example.com/app:1.0
      resources: { requests: { cpu: 100m, memory: 2Gi } }
`;

describe('--region and --prices', () => {
  async function messageWith(...argv: string[]) {
    const cwd = temporaryDirectory();
    writeFiles(cwd, { 'a.yaml': MANIFEST });
    const { code, stdout, stderr } = await run(['-f', 'compact', '--only', 'size-rounding', ...argv], { cwd });
    return { code, saves: / to save (.*)/.exec(stdout)?.[1], stderr };
  }

  it('change what messages say, and nothing else', async () => {
    expect(await messageWith()).toEqual({ code: 0, saves: '10.63 USD/month', stderr: '' });
    expect(await messageWith('--region', 'sa-east-1')).toEqual({
      code: 0,
      saves: '18.25 USD/month',
      stderr: '',
    });
    expect(await messageWith('--region', 'us-gov-west-1', '--prices', 'vcpu=0.02,memory=0.01,currency=EUR')).toEqual({
      code: 0,
      saves: '10.95 EUR/month',
      stderr: '',
    });
    expect(await messageWith('--region', 'us-gov-west-1')).toEqual({
      code: 0,
      saves: '0.25 vCPU and 1 GB',
      stderr:
        'fargate-lint: no prices for region us-gov-west-1; costs are left out (set them with --prices vcpu=…,memory=…)\n',
    });
  });
});
