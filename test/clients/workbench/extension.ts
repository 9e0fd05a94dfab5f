import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension, packExtension } from '../../../scripts/vscode-extension.ts';

/** The extension as its users get it: packed, and unpacked again. */
export interface PackedExtension {
  /** Path of the .vsix file. */
  readonly file: string;
  /** Paths in it, sorted. */
  readonly contents: readonly string[];
  /** Size of the file in bytes. */
  readonly size: number;
  /** The directory that VS Code loads. */
  readonly directory: string;
}

export async function packedExtension(directory: string): Promise<PackedExtension> {
  const file = join(directory, 'fargate-lint.vsix');
  await buildExtension(join(directory, 'built'));
  packExtension(join(directory, 'built'), file);
  const contents = unzip(['-Z1', file]).trim().split('\n').sort();
  unzip(['-q', file, '-d', join(directory, 'installed')]);
  return { file, contents, size: statSync(file).size, directory: join(directory, 'installed/extension') };
}

function unzip(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('unzip', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`unzip ${args.join(' ')}: ${stderr}`);
  return stdout;
}
