/** `npm run api` writes docs/api: what the built package declares. */
import { apiReport, ENTRIES } from './api-report.ts';

for (const entry of ENTRIES) {
  if (!apiReport(entry, 'write')) console.log(`wrote docs/api/${entry}.api.md`);
}
