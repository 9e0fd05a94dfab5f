/**
 * `npm run executable` writes a single executable for this platform to `executable/`: the command line program in a copy
 * of the Node that runs this.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'tsdown';
import { executableBuild } from './cli-build.ts';
import { collectLicenses } from './third-party-licenses.ts';

const HOME = join(import.meta.dirname, '../executable');
const { platform, arch, execPath } = process;
const NAME = `fargate-lint-${platform}-${arch}${platform === 'win32' ? '.exe' : ''}`;

/** Node's own name of what it looks for in an executable. Source: https://nodejs.org/api/single-executable-applications.html. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
const SEGMENT = platform === 'darwin' ? ' --macho-segment-name NODE_SEA' : '';

rmSync(HOME, { recursive: true, force: true });
mkdirSync(HOME);
await build({
  ...executableBuild([collectLicenses(join(HOME, 'THIRD-PARTY-LICENSES.txt'))]),
  outDir: HOME,
  config: false,
});
const settings = {
  main: 'program.cjs',
  output: 'program.blob',
  disableExperimentalSEAWarning: true,
  useCodeCache: true,
};
writeFileSync(join(HOME, 'settings.json'), JSON.stringify(settings));
run(`"${execPath}" --experimental-sea-config settings.json`);
copyFileSync(execPath, join(HOME, NAME));
chmodSync(join(HOME, NAME), 0o755);
// macOS runs nothing whose signature does not fit.
if (platform === 'darwin') run(`codesign --remove-signature ${NAME}`);
run(`npx --yes postject@1.0.0-alpha.6 ${NAME} NODE_SEA_BLOB program.blob --sentinel-fuse ${FUSE}${SEGMENT}`);
if (platform === 'darwin') run(`codesign --sign - ${NAME}`);
for (const name of ['program.cjs', 'program.blob', 'settings.json']) rmSync(join(HOME, name));
console.log(`executable/${NAME}: ${Math.round(statSync(join(HOME, NAME)).size / 1024 ** 2)} MiB`);

function run(command: string): void {
  const { status, stdout, stderr } = spawnSync(command, { cwd: HOME, shell: true, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} failed:\n${stdout}${stderr}`);
}
