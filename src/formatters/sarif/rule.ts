import { readMoreMarkdown, readMoreOf, urlOf } from '../../engine/findings/message.ts';
import type { Evidence, Rule } from '../../rule.ts';

/** How sure a finding is, in the words of GitHub's code scanning. */
const PRECISIONS: Readonly<Record<Evidence, string>> = {
  documented: 'very-high',
  observed: 'high',
  inferred: 'medium',
};

/**
 * What a rule is, with all that there is to read about it.
 * Source of `properties`: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning.
 */
export function sarifRule(rule: Rule): object {
  const { id, description, severity, category, evidence } = rule;
  const url = urlOf(rule);
  const level = severity === 'error' ? 'error' : 'warning';
  return {
    id,
    name: id,
    shortDescription: { text: `${description}.` },
    fullDescription: { text: `${description}. ${rule.help}` },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    ...(url !== undefined && { helpUri: url }),
    defaultConfiguration: { level },
    properties: {
      tags: ['kubernetes', 'eks-fargate', category],
      precision: PRECISIONS[evidence],
      'problem.severity': level,
    },
  };
}

function helpText(rule: Rule): string {
  const { description, help, references } = rule;
  const more = readMoreOf(rule).map((each) => `More: ${each}`);
  return [`${description}.`, help, ...more, `Sources (${references.length}):`, ...references].join('\n');
}

function helpMarkdown(rule: Rule): string {
  const { id, description, help, evidence, references } = rule;
  const links = references.map((url) => `- <${url}>`).join('\n');
  const more = readMoreMarkdown(rule, `All about \`${id}\``);
  return [`${description}.`, help, ...more, `Evidence: ${evidence}`, links].join('\n\n');
}
