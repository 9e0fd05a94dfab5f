import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import { regressionIn } from '../../../src/engine/fix/compare-reports.ts';
import { lint } from '../../../src/engine/lint.ts';
import { disablingOf } from '../../../src/lsp/features/disable.ts';
import { applyEdits } from '../../../src/source/apply-edits.ts';
import { BLOCKED } from '../../support/cli.ts';
import { filesUnder, ROOT } from '../../support/repository.ts';

function disabledIn(text: string, path = 'a.yaml'): string[] {
  return lint([{ path, content: text }], { rules }).findings.map((finding) => {
    const edits = disablingOf(finding)?.edits('because');
    return edits ? applyEdits(text, edits) : 'cannot be disabled';
  });
}

describe('disablingOf', () => {
  it('writes a comment above the line, indented as it is', () => {
    const [text] = disabledIn(BLOCKED);
    expect(text).toContain('\n  # fargate-lint-disable-next-line no-host-namespaces -- because\n  hostNetwork: true\n');
  });

  it('keeps the line breaks of the text', () => {
    const [text] = disabledIn(BLOCKED.replaceAll('\n', '\r\n'));
    expect(text).toContain(
      '\r\n  # fargate-lint-disable-next-line no-host-namespaces -- because\r\n  hostNetwork: true\r\n',
    );
  });

  it('writes an annotation where there is no place for a comment', () => {
    const json = JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'a' },
      spec: { hostPID: true, containers: [] },
    });
    for (const path of ['a.json', 'a.yaml']) {
      const [text = ''] = disabledIn(json, path);
      expect(JSON.parse(text)).toMatchObject({
        metadata: { annotations: { 'fargate-lint/disable.no-host-namespaces': 'because' } },
      });
    }
  });

  it('leaves alone what nothing can disable', () => {
    expect(disabledIn('apiVersion: v1\nkind: Pod\nspec: [\n')).toEqual(['cannot be disabled']);
  });

  it('makes every finding of the rule pages go away, and no other come', () => {
    let count = 0;
    const ways = new Set<string>();
    for (const page of filesUnder('docs/rules')) {
      const blocks = readFileSync(join(ROOT, page), 'utf8').matchAll(/^```yaml[^\n]*\n([\s\S]*?)^```$/gm);
      for (const [, text = ''] of blocks) {
        for (const content of [text, text.replaceAll('\n', '\r\n')]) {
          const report = lint([{ path: 'a.yaml', content }], { rules });
          for (const finding of report.findings) {
            const disabling = disablingOf(finding);
            if (!disabling) continue;
            const changed = applyEdits(content, disabling.edits('because'));
            const after = lint([{ path: 'a.yaml', content: changed }], { rules });
            expect(regressionIn(report, after, [finding])?.reason, `${page}: ${finding.rule.id}\n${changed}`).toBe(
              undefined,
            );
            expect(after.suppressed.length).toBeGreaterThan(report.suppressed.length);
            ways.add(disabling.how);
            count++;
          }
        }
      }
    }
    expect(count).toBeGreaterThan(100);
    expect(ways).toContain('comment');
  });
});
