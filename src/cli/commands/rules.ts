import { rules } from '../../../rules/index.ts';
import { ALWAYS_ON } from '../../engine/always-on.ts';
import { urlOf } from '../../engine/findings/message.ts';
import { createStyle, link, type Style } from '../../formatters/terminal/style.ts';
import { wrap } from '../../formatters/terminal/width.ts';
import type { Rule } from '../../rule.ts';
import { VERSION } from '../../version.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Io } from '../io.ts';
import { commandArguments } from './command-arguments.ts';

/** Narrower than that, every word would get its own line. */
const NARROWEST_DESCRIPTION = 24;

/** Prints all rules, as a table or as JSON. */
export async function listRules(argv: readonly string[], io: Io): Promise<0> {
  const line = commandArguments('rules', argv, ['format', 'color', 'no-color', 'help']);
  if (line.flag('help')) {
    io.stdout.write('fargate-lint rules [--format json]: lists all rules, as a table or as JSON.\n');
    return 0;
  }
  const [extra] = line.patterns;
  if (extra !== undefined)
    throw new UsageError(`rules takes no arguments; for one rule: fargate-lint explain ${extra}`);
  const format = line.value('format') ?? 'table';
  if (format !== 'table' && format !== 'json') throw new UsageError(`rules --format: '${format}' is not table or json`);
  const all = [...rules, ...ALWAYS_ON];
  const style = createStyle({
    output: io.stdout,
    env: io.env,
    color: line.flag('color', 'no-color'),
    version: VERSION,
  });
  io.stdout.write(format === 'json' ? `${JSON.stringify(all.map(describe), null, 2)}\n` : table(all, style));
  return 0;
}

function describe(rule: Rule): object {
  const { id, description, category, severity, evidence, help, references, options } = rule;
  const alwaysOn = ALWAYS_ON.includes(rule);
  return {
    id,
    description,
    category,
    severity,
    evidence,
    alwaysOn,
    help,
    url: urlOf(rule) ?? null,
    references,
    options: options ?? null,
  };
}

function table(all: readonly Rule[], style: Style): string {
  const { colors, columns = Number.POSITIVE_INFINITY } = style;
  const width = Math.max(...all.map(({ id }) => id.length));
  const indent = width + '  error  '.length;
  const lines = all.flatMap((rule) => {
    const { id, severity, description } = rule;
    const color = severity === 'error' ? colors.red : colors.yellow;
    const name = link(id, urlOf(rule), style) + ' '.repeat(width - id.length);
    const [first, ...rest] = wrap(description, Math.max(NARROWEST_DESCRIPTION, columns - indent));
    return [
      `${name}  ${color(severity.padEnd('error'.length))}  ${first}`,
      ...rest.map((each) => ' '.repeat(indent) + each),
    ];
  });
  return `${lines.join('\n')}\n`;
}
