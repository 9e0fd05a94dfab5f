import { parseArgs } from 'node:util';
import { build } from 'tsdown';

// Bundles as the command `tsdown` does, which would tell everyone who installs from git with Node 20 to leave it.
const { config } = parseArgs({ options: { config: { type: 'string' } } }).values;
await build({ logLevel: 'warn', ...(config && { config }) });
