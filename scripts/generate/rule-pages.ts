import type { Rule } from '../../src/rule.ts';
import { VERSION } from '../../src/version.ts';
import { CATEGORIES, type RuleSource, replaceBlock } from './rule-sources.ts';

/** The page of a rule with its generated parts brought up to date; what people wrote stays. */
export function rulePage(source: RuleSource, page: string): string {
  const { rule } = source;
  if (page === '') throw new Error(`docs/rules/${rule.id}.md is missing: every rule has a page.`);
  const described = replaceBlock(page, 'header', header(source, sinceOf(page)));
  const referenced = replaceBlock(described, 'references', references(rule));
  return rule.options ? replaceBlock(referenced, 'options', options(rule.options)) : referenced;
}

/** The version that a page names as the first with its rule; the current one for a new page. */
function sinceOf(page: string): string {
  return /^\| Severity .* \| Since \|\n.*\n.* \| (\S+) \|$/m.exec(page)?.[1] ?? VERSION;
}

function header(source: RuleSource, since: string): string {
  const { id, description, severity, evidence, category } = source.rule;
  return [
    `# ${id}`,
    '',
    `${description}.`,
    '',
    '| Severity | Evidence | Category | Offers | Since |',
    '|---|---|---|---|---|',
    `| ${severity} | ${evidence} | ${CATEGORIES[category].toLowerCase()} | ${offers(source)} | ${since} |`,
  ].join('\n');
}

/** A rule does not say whether it will hand over edits; its text does. */
function offers({ text }: RuleSource): string {
  const kinds = [
    /\bfix\b(?:[:,]| \})/.test(text) && 'a safe fix',
    /\bsuggest\b(?:[:,]| \})/.test(text) && 'suggestions',
  ];
  return kinds.filter(Boolean).join(', ') || '–';
}

function references(rule: Rule): string {
  return ['## References', '', ...rule.references.map((url) => `- <${url}>`)].join('\n');
}

function options({ properties }: NonNullable<Rule['options']>): string {
  const rows = Object.entries(properties).map(
    ([name, property]) => `| \`${name}\` | \`${JSON.stringify(property.default)}\` | ${property.description} |`,
  );
  return ['## Options', '', '| Name | Default | Meaning |', '|---|---|---|', ...rows].join('\n');
}

/** `docs/rules/README.md`. */
export function rulesTable(sources: readonly RuleSource[]): string {
  const sections = Object.entries(CATEGORIES).flatMap(([category, title]) => {
    const rows = sources
      .filter(({ rule }) => rule.category === category)
      .map(({ rule }) => `| [${rule.id}](${rule.id}.md) | ${rule.description} | ${rule.severity} | ${rule.evidence} |`);
    if (rows.length === 0) return [];
    return [
      [`## ${title}`, '', '| Rule | What it does | Severity | Evidence |', '|---|---|---|---|', ...rows].join('\n'),
    ];
  });
  return `${[TABLE_HEAD, ...sections].join('\n\n')}\n`;
}

const TABLE_HEAD = `<!-- Written by \`npm run generate\`. -->
# Rules

**error**: the pod stays Pending, or its traffic or its logs never arrive. **warn**: it runs, but something written has
no effect, or it costs more than it reads.

Evidence says what a rule is based on. **documented**: AWS or Kubernetes documentation. **observed**: public reports of
what real clusters did. **inferred**: it follows from the others, and nobody has reported it.`;
