import { expect, it } from 'vitest';
import { apiReport, ENTRIES } from '../../scripts/api-report.ts';

it.each(ENTRIES)('the package declares in %s.d.ts what docs/api says', (entry) => {
  expect(apiReport(entry, 'check'), 'npm run api updates it').toBe(true);
});
