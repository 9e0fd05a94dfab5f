/** Writes `action/`, the bundled GitHub Action: `npm run build:action`. */
import { build } from 'tsdown';
import { actionBuild } from './action-build.ts';

await build({ ...actionBuild('action'), config: false });
