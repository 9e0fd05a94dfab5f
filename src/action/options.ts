import { namedFiles, parseArguments, type RunOptions } from '../cli/arguments/arguments.ts';
import { type FormatRequest, refuseSameFiles } from '../cli/arguments/format-request.ts';
import { type PlanArguments, parsePlanArguments } from '../cli/plan/arguments.ts';
import type { Inputs } from './inputs.ts';

/** The options of a run for the inputs, so that the action finds what the command finds. Throws a UsageError. */
export function lintOptions(inputs: Inputs, base: string | undefined): RunOptions {
  const { failOn, maxWarnings, failOnSkipped, baseline, sarifFile, jsonFile, reports } = inputs;
  const formats: FormatRequest[] = [
    { format: 'stylish', file: undefined },
    ...(sarifFile === undefined ? [] : [{ format: 'sarif' as const, file: sarifFile }]),
    ...(jsonFile === undefined ? [] : [{ format: 'json' as const, file: jsonFile }]),
    ...reports,
  ];
  refuseSameFiles(formats);
  return {
    ...withSources(parseArguments([]), inputs),
    color: true,
    formats,
    baseline,
    changed: base === undefined ? undefined : { base },
    maxWarnings: failOn === 'warning' ? 0 : (maxWarnings ?? Number.POSITIVE_INFINITY),
    failOnSkipped,
  };
}

/** The options of a plan of the same files, in Markdown; the input has those of the command. Throws a UsageError. */
export function planOptions(inputs: Inputs): { readonly own: PlanArguments; readonly options: RunOptions } {
  const own = parsePlanArguments(inputs.plan ?? []);
  const files = own.formats.filter(({ file }) => file !== undefined);
  return {
    own: { ...own, formats: [{ format: 'markdown', file: undefined }, ...files] },
    options: withSources(parseArguments(own.rest), inputs),
  };
}

/** Files may begin with a dash, so that they are no part of a command line. */
function withSources(options: RunOptions, { paths, config, profiles, plugins }: Inputs): RunOptions {
  return {
    ...options,
    ...namedFiles([...(options.namesFiles ? options.patterns : []), ...paths]),
    config: options.config ?? config,
    profileFiles: [...profiles, ...options.profileFiles],
    plugins: [...plugins, ...options.plugins],
  };
}
