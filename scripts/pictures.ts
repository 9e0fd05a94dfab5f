/**
 * `npm run pictures` takes the pictures of editors and of a hook again. Needs what their tests
 * need, which `npm run test:e2e` installs.
 */

import { hookPicture } from './pictures/hook.ts';
import { neovimPicture } from './pictures/neovim.ts';
import { vscodePicture } from './pictures/vscode.ts';

const pictures: Readonly<Record<string, () => Promise<void>>> = {
  hook: hookPicture,
  neovim: neovimPicture,
  vscode: vscodePicture,
};
const wanted = process.argv.slice(2);

for (const [name, take] of Object.entries(pictures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await take();
  console.log(`took docs/images/${name}`);
}
