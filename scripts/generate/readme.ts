import { CATEGORIES, type RuleSource, replaceBlock } from './rule-sources.ts';

/** The README with its list of rules brought up to date. */
export function readmeRules(sources: readonly RuleSource[], readme: string): string {
  const sections = Object.entries(CATEGORIES).flatMap(([category, title]) => {
    const lines = sources
      .filter(({ rule }) => rule.category === category)
      .map(({ rule }) => `- [\`${rule.id}\`](docs/rules/${rule.id}.md): ${rule.description}.`);
    return lines.length === 0 ? [] : [`**${title}**\n\n${lines.join('\n')}`];
  });
  return replaceBlock(readme, 'rules', sections.join('\n\n'));
}
