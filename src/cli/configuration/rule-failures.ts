import type { RuleFailure } from '../../engine/findings/report.ts';
import type { Plugin } from '../../plugins/load-plugins.ts';

/** One message per rule that threw: its plugin, the file, and the line of its code. */
export function describeFailures(failures: readonly RuleFailure[], plugins: readonly Plugin[]): string[] {
  const first = new Map(failures.toReversed().map((failure) => [failure.rule, failure]));
  return [...first.values()].reverse().map(({ rule, file, error }) => {
    const plugin = plugins.find(({ rules }) => rules.includes(rule));
    const owner = plugin ? ` of plugin ${plugin.name}` : '';
    const others = new Set(failures.flatMap((each) => (each.rule === rule && each.file ? each.file : []))).size - 1;
    const where = file === null ? '' : ` on ${file}${others > 0 ? ` and ${others} more` : ''}`;
    const request = plugin ? '' : '; please report it';
    return `rule ${rule.id}${owner} failed${where}: ${reasonFor(error)}${request}`;
  });
}

/** The error, and the line of code that threw it. */
function reasonFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const frame = /^\s+at (?:.* \()?(.*?)\)?$/m.exec(error.stack ?? '')?.[1];
  return frame ? `${error} (${frame})` : String(error);
}
