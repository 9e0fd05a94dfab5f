import { parseArgs } from 'node:util';
import { PLAN_FORMATS, type PlanFormatName } from '../../formatters/plan/index.ts';
import { DEFAULT_OPTIONS, type PlanOptions } from '../../plan/options.ts';
import { PROFILE_FORMATS, type ProfileFormat } from '../../plan/profiles/texts.ts';
import { OPTIONS } from '../arguments/options.ts';
import { didYouMean } from '../arguments/suggest.ts';
import { UsageError } from '../arguments/usage-error.ts';
import { NOT_FOR_PLAN, PLAN_OPTIONS, type PlanOptionName } from './options.ts';
import { discountsOf, ec2PricesOf, numberOf, oneOf, partOf, requestsOf, shareOf, wholeNumberOf } from './values.ts';

/** The command line of `plan`, understood, and what of it a run understands. */
export interface PlanArguments {
  /** Files and options of a run. */
  readonly rest: readonly string[];
  readonly isHelp: boolean;
  readonly formats: readonly { readonly format: PlanFormatName; readonly file: string | undefined }[];
  readonly listsAssumptions: boolean;
  /** The file of a plan in JSON. */
  readonly compare: string | undefined;
  readonly writeProfiles: readonly { readonly format: ProfileFormat; readonly file: string }[];
  /** CIDRs with commas between them, or a file. */
  readonly subnets: string | undefined;
  readonly options: Partial<PlanOptions>;
}

/** Throws a {@link UsageError} for what cannot be meant. */
export function parsePlanArguments(argv: readonly string[]): PlanArguments {
  const { tokens } = parseArgs({
    args: [...argv],
    options: { ...OPTIONS, ...PLAN_OPTIONS },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const taken = new Set<number>();
  const given: { name: PlanOptionName; value: string | undefined }[] = [];
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (NOT_FOR_PLAN.some((name) => name === token.name))
      throw new UsageError(`unknown option --${token.name} of plan; fargate-lint plan --help lists its options`);
    const { name, rawName, value, inlineValue, index } = token;
    if (!isPlanOption(name)) {
      refuseUnknown(name, rawName);
      continue;
    }
    const takesValue = PLAN_OPTIONS[name].type === 'string';
    if (!takesValue && inlineValue) throw new UsageError(`${rawName} takes no value`);
    if (takesValue && (value === undefined || value === '' || (!inlineValue && /^-\D/.test(value)))) {
      throw new UsageError(`${rawName} needs a value`);
    }
    taken.add(index);
    if (takesValue && !inlineValue) taken.add(index + 1);
    given.push({ name, value });
  }
  const values = (name: PlanOptionName) => given.flatMap((each) => (each.name === name ? (each.value ?? []) : []));
  return {
    rest: argv.filter((_, index) => !taken.has(index)),
    isHelp: tokens.some((token) => token.kind === 'option' && token.name === 'help'),
    formats: formatsOf(values('format')),
    listsAssumptions: given.some(({ name }) => name === 'assumptions'),
    compare: values('compare').at(-1),
    writeProfiles: values('write-profiles').map(profileFileOf),
    subnets: values('subnets').at(-1),
    options: optionsOf(values),
  };
}

function isPlanOption(name: string): name is PlanOptionName {
  return Object.hasOwn(PLAN_OPTIONS, name);
}

function refuseUnknown(name: string, rawName: string): void {
  if (Object.hasOwn(OPTIONS, name)) return;
  const known = [...Object.keys(PLAN_OPTIONS), ...Object.keys(OPTIONS)].map((each) => `--${each}`);
  throw new UsageError(`unknown option ${rawName}${didYouMean(rawName, known)}`);
}

/** How each option is read. */
const READERS: Partial<Record<PlanOptionName, (value: string) => Partial<PlanOptions>>> = {
  ec2: (value) => ({ ec2: value }),
  arch: (value) => ({ arch: oneOf('arch', value, ['amd64', 'arm64'] as const) }),
  'ec2-prices': (value) => ({ ec2Prices: ec2PricesOf('ec2-prices', value) }),
  'min-nodes': (value) => ({ minNodes: wholeNumberOf('min-nodes', value, 0) }),
  pools: (value) => ({ pools: wholeNumberOf('pools', value, 1, 100) }),
  packing: (value) => ({ packing: shareOf('packing', value) }),
  autoscaler: (value) => ({ autoscaler: oneOf('autoscaler', value, ['none', 'karpenter'] as const) }),
  disk: (value) => ({ diskGb: numberOf('disk', value) }),
  'discount-fargate': (value) => ({ fargateDiscounts: discountsOf('discount-fargate', value) }),
  'discount-ec2': (value) => ({ ec2Discounts: discountsOf('discount-ec2', value) }),
  spot: (value) => ({ spot: partOf('spot', value) }),
  'auto-mode': (value) => ({ autoModeFee: partOf('auto-mode', value) }),
  hpa: (value) => ({ hpa: partOf('hpa', value) }),
  'job-minutes': (value) => ({ jobMinutes: numberOf('job-minutes', value) }),
  sidecar: (value) => ({ sidecar: requestsOf('sidecar', value) }),
  'assume-requests': (value) => ({ assumeRequests: requestsOf('assume-requests', value) }),
  margin: (value) => ({ margin: partOf('margin', value) }),
  'quota-vcpu': (value) => ({ quotaVcpu: numberOf('quota-vcpu', value) }),
};

function optionsOf(values: (name: PlanOptionName) => readonly string[]): Partial<PlanOptions> {
  const read = Object.keys(PLAN_OPTIONS)
    .filter(isPlanOption)
    .map((name) => {
      const value = values(name).at(-1);
      return value === undefined ? {} : (READERS[name]?.(value) ?? {});
    });
  const [keep, move] = [values('keep'), values('move')];
  return Object.assign({}, ...read, keep.length > 0 && { keep }, move.length > 0 && { move }) as Partial<PlanOptions>;
}

/** One plan at most goes to stdout. */
function formatsOf(values: readonly string[]): PlanArguments['formats'] {
  if (values.length === 0) return [{ format: 'terminal', file: undefined }];
  const formats = values.map((value) => {
    const [name = '', ...rest] = value.split('=');
    const file = rest.length === 0 ? undefined : rest.join('=');
    const format = PLAN_FORMATS.find((each) => each === name);
    if (file === '') throw new UsageError(`--format ${value}: the file name after = is missing`);
    if (format) return { format, file: file === '-' ? undefined : file };
    throw new UsageError(
      `unknown format ${name}${didYouMean(name, PLAN_FORMATS) || `; formats are ${PLAN_FORMATS.join(', ')}`}`,
    );
  });
  if (formats.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError('only one --format can go to stdout; write the others to files: --format html=plan.html');
  }
  return formats;
}

/** `eksctl=profiles.yaml`. */
function profileFileOf(value: string): PlanArguments['writeProfiles'][number] {
  const [name = '', ...rest] = value.split('=');
  const file = rest.join('=');
  const format = PROFILE_FORMATS.find((each) => each === name);
  if (!format || file === '') {
    throw new UsageError(
      `--write-profiles: '${value}' is not ${PROFILE_FORMATS.map((each) => `${each}=<file>`).join(', ')}`,
    );
  }
  if (format === 'terraform' && !file.endsWith('.tf.json')) {
    throw new UsageError(`--write-profiles ${value}: the file must end in .tf.json, since its content is JSON`);
  }
  return { format, file };
}

/** What the configuration and the command line come to. */
export function completeOptions(
  parts: readonly Partial<PlanOptions>[],
  always: Pick<PlanOptions, 'region' | 'today'>,
): PlanOptions {
  return Object.assign({}, DEFAULT_OPTIONS, ...parts, always) as PlanOptions;
}
