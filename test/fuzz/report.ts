import { rules } from '../../rules/index.ts';
import { lintFiles } from '../../src/engine/lint-files.ts';
import { readManifests } from '../../src/engine/reading/read-manifests.ts';
import { formatters } from '../../src/formatters/formatters.ts';
import { realManifests } from '../clients/decoder/real-texts.ts';
import type { FuzzTarget } from './target.ts';
import { disturbedTrees } from './texts.ts';

type Files = Readonly<Record<string, string>>;

/** What a terminal or a runner would take for an order, or nobody sees; line breaks are those of the formats. */
export const ORDER = /(?!\n)[\p{Cc}\p{Cf}]|##[A-Za-z]{0,16}\[/u;

/** No rule throws, and no format lets anything through that speaks to a terminal or to a runner. */
export const report: FuzzTarget = {
  inputs: (seed) => {
    const texts = realManifests();
    const trees = texts.map((text, index) => ({
      'a.yaml': text,
      'b/##vso[x]\u001b.yaml': texts[(index + 1) % texts.length] ?? '',
    }));
    return disturbedTrees(seed, trees);
  },
  check: (files: Files) => {
    const read = Object.entries(files).map(([path, content]) => readManifests({ path, content }));
    const found = lintFiles(read, { rules });
    for (const { rule, error } of found.failures) throw new Error(`${rule.id}: ${String(error)}`);
    for (const [name, format] of Object.entries(formatters)) {
      const text = format(found);
      const order = ORDER.exec(text);
      if (order)
        throw new Error(`${name}: ${JSON.stringify(text.slice(Math.max(0, order.index - 40), order.index + 40))}`);
      if (['json', 'sarif', 'gitlab'].includes(name)) JSON.parse(text);
    }
  },
};
