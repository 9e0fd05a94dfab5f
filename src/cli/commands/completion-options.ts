import { rules } from '../../../rules/index.ts';
import { ALWAYS_ON } from '../../engine/always-on.ts';
import { FORMATS } from '../../formatters/index.ts';
import { OPTIONS, type OptionName } from '../arguments/options.ts';

/** An option, for a shell. */
export interface CompletedOption {
  readonly name: string;
  /** One letter. */
  readonly short: string | undefined;
  /** Possible values; the shell completes `files`. Undefined for a flag. */
  readonly values: readonly string[] | 'files' | undefined;
  readonly isRepeatable: boolean;
}

/** All rules, including core diagnostics. */
export const RULE_IDS: readonly string[] = [...rules, ...ALWAYS_ON].map(({ id }) => id);

/** The settings that follow `--rule <id>=`. */
export const RULE_LEVELS: readonly string[] = ['off', 'warn', 'error'];

/** Values of options that do not take a file. */
const VALUES: Partial<Record<OptionName, readonly string[]>> = {
  format: FORMATS,
  rule: rules.map(({ id }) => `${id}=`),
  only: RULE_IDS,
  cluster: ['hybrid', 'fargate-only'],
  'load-balancer-controller': ['aws-load-balancer-controller', 'in-tree', 'auto-mode'],
  'max-warnings': [],
  namespace: [],
};

/** Every option of the command line, in order. */
export const COMPLETED_OPTIONS: readonly CompletedOption[] = optionNames().map((name) => {
  const option = OPTIONS[name];
  return {
    name,
    short: 'short' in option ? option.short : undefined,
    values: option.type === 'boolean' ? undefined : (VALUES[name] ?? 'files'),
    isRepeatable: 'multiple' in option,
  };
});

function optionNames(): OptionName[] {
  return Object.keys(OPTIONS).filter((name): name is OptionName => Object.hasOwn(OPTIONS, name));
}
