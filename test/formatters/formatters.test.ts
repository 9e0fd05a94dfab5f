import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { lintText } from '../../src/engine/lint-text.ts';
import { formatters } from '../../src/formatters/formatters.ts';
import { FORMATS, loadFormat } from '../../src/formatters/index.ts';
import { pod } from '../../src/testing.ts';
import { terminal } from '../support/report.ts';
import { whole } from '../support/whole-text.ts';

describe('formatters', () => {
  const report = lintText(pod('hostPID: true'), { rules });

  it('are all there are', () => {
    expect(Object.keys(formatters).sort()).toEqual([...FORMATS].sort());
  });

  it.each(FORMATS)('give what the command line prints: %s', async (name) => {
    const style = terminal(80);
    expect(formatters[name](report, style)).toBe(whole(await loadFormat(name))(report, style));
    expect(formatters[name](report)).toContain('no-host-namespaces');
    expect(formatters[name](report)).not.toContain('\u001B');
  });
});
