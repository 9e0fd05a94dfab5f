import type { RuleSource } from './rule-sources.ts';

const LINE_WIDTH = 120;

/** `rules/index.ts`, as the formatter would write it. */
export function ruleIndexFile(sources: readonly RuleSource[]): [path: string, text: string] {
  const imports = sources.map(({ identifier, rule }) => `import ${identifier} from './${rule.id}.ts';`);
  const identifiers = sources.map(({ identifier }) => identifier);
  const head = 'export const rules: readonly Rule[] = [';
  const short = `${head}${identifiers.join(', ')}];`;
  const list = short.length <= LINE_WIDTH ? short : [head, ...identifiers.map((each) => `  ${each},`), '];'].join('\n');
  return [
    'rules/index.ts',
    `// Written by \`npm run generate\`.\n\nimport type { Rule } from '../src/rule.ts';\n${imports.join('\n')}\n\n${list}\n`,
  ];
}
