/** `npm run vsix` writes the VS Code extension to editors/vscode/dist, unpacked and as a .vsix file. */
import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildExtension, packExtension } from './vscode-extension.ts';

const home = join(import.meta.dirname, '../editors/vscode/dist');
const file = join(home, 'fargate-lint.vsix');

await buildExtension(join(home, 'extension'));
packExtension(join(home, 'extension'), file);
console.log(`${relative(process.cwd(), file)}: ${Math.round(statSync(file).size / 1024)} KiB`);
