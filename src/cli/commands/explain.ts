import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rules } from '../../../rules/index.ts';
import { ALWAYS_ON } from '../../engine/always-on.ts';
import { urlOf } from '../../engine/findings/message.ts';
import { createStyle } from '../../formatters/terminal/style.ts';
import type { Rule } from '../../rule.ts';
import { VERSION } from '../../version.ts';
import { didYouMean } from '../arguments/suggest.ts';
import { UsageError } from '../arguments/usage-error.ts';
import type { Io } from '../io.ts';
import { renderMarkdown } from '../terminal/markdown.ts';
import { commandArguments } from './command-arguments.ts';

/** Prints the page of a rule. */
export async function explain(argv: readonly string[], io: Io): Promise<0> {
  const line = commandArguments('explain', argv, ['color', 'no-color', 'help']);
  const [name, ...others] = line.patterns;
  if (line.flag('help')) {
    io.stdout.write('fargate-lint explain <rule>: prints the page of a rule, by its id or URL.\n');
    return 0;
  }
  if (name === undefined || others.length > 0) {
    throw new UsageError('explain needs one rule, by its id or URL; fargate-lint rules lists all');
  }
  const id = idOf(name);
  const known = [...rules, ...ALWAYS_ON];
  const rule = known.find((each) => each.id === id);
  if (!rule) {
    const hint = didYouMean(
      id,
      known.map((each) => each.id),
    );
    throw new UsageError(`unknown rule ${id}${hint || '; fargate-lint rules lists all'}`);
  }
  const color = line.flag('color', 'no-color');
  const style = createStyle({ output: io.stdout, env: io.env, color, version: VERSION });
  io.stdout.write(renderMarkdown(pageOf(rule), style));
  return 0;
}

/** `https://…/rules/no-privileged#options` is `no-privileged`. */
function idOf(name: string): string {
  return /^https?:\/\/[^?#]*\/([\w-]+)(?:\.md)?\/?(?:[?#].*)?$/.exec(name)?.[1] ?? name;
}

/** The page of the package; without its pages, what the rule itself says. */
function pageOf(rule: Rule): string {
  for (let directory = import.meta.dirname; ; directory = dirname(directory)) {
    const path = join(directory, 'docs/rules', `${rule.id}.md`);
    if (existsSync(path)) return readFileSync(path, 'utf8');
    if (directory === dirname(directory)) break;
  }
  const references = rule.references.map((url) => `- <${url}>`).join('\n');
  const url = urlOf(rule);
  const page = url === undefined ? '' : `<${url}>\n\n`;
  return `# ${rule.id}\n\n${rule.description}.\n\n${rule.help}\n\n${page}## References\n\n${references}\n`;
}
