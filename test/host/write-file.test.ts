import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../src/host/write-file.ts';
import { temporaryDirectory } from '../support/repository.ts';

const NEW = Buffer.from('new');

function directoryWith(name: string): string {
  const directory = temporaryDirectory();
  mkdirSync(join(directory, 'tree'));
  writeFileSync(join(directory, 'tree', name), 'old');
  return join(directory, 'tree');
}

describe('replaceFile', () => {
  it('writes the bytes and leaves nothing else behind', () => {
    const root = directoryWith('a.yaml');
    replaceFile(join(root, 'a.yaml'), [NEW], root);
    expect(readFileSync(join(root, 'a.yaml'), 'utf8')).toBe('new');
    expect(readdirSync(root)).toEqual(['a.yaml']);
  });

  it('replaces the file rather than writing into it, so that no reader sees half of it', () => {
    const root = directoryWith('a.yaml');
    const before = statSync(join(root, 'a.yaml')).ino;
    replaceFile(join(root, 'a.yaml'), [NEW], root);
    expect(statSync(join(root, 'a.yaml')).ino).not.toBe(before);
  });

  it.skipIf(process.platform === 'win32').each([0o600, 0o664, 0o755])('keeps the mode %o', (mode) => {
    const root = directoryWith('a.yaml');
    chmodSync(join(root, 'a.yaml'), mode);
    replaceFile(join(root, 'a.yaml'), [NEW], root);
    expect(statSync(join(root, 'a.yaml')).mode & 0o7777).toBe(mode);
  });

  it('follows a link, which stays', () => {
    const root = directoryWith('a.yaml');
    mkdirSync(join(root, 'links'));
    symlinkSync('../a.yaml', join(root, 'links/b.yaml'));
    replaceFile(join(root, 'links/b.yaml'), [NEW], root);
    expect(readFileSync(join(root, 'a.yaml'), 'utf8')).toBe('new');
    expect(lstatSync(join(root, 'links/b.yaml')).isSymbolicLink()).toBe(true);
    expect(readlinkSync(join(root, 'links/b.yaml'))).toBe('../a.yaml');
    expect(readdirSync(join(root, 'links'))).toEqual(['b.yaml']);
  });

  it('does not follow a link out of the root', () => {
    const root = directoryWith('a.yaml');
    writeFileSync(join(root, '../secret.yaml'), 'old');
    symlinkSync('../secret.yaml', join(root, 'b.yaml'));
    expect(() => replaceFile(join(root, 'b.yaml'), [NEW], root)).toThrow(
      'is a link to a file outside of the repository',
    );
    expect(readFileSync(join(root, '../secret.yaml'), 'utf8')).toBe('old');
  });

  it('writes a file outside of the root that is named as such', () => {
    const root = directoryWith('a.yaml');
    mkdirSync(join(root, 'inner'));
    replaceFile(join(root, 'a.yaml'), [NEW], join(root, 'inner'));
    expect(readFileSync(join(root, 'a.yaml'), 'utf8')).toBe('new');
  });

  it('makes no file that was not there', () => {
    const root = directoryWith('a.yaml');
    expect(() => replaceFile(join(root, 'b.yaml'), [NEW], root)).toThrow('ENOENT');
    expect(readdirSync(root)).toEqual(['a.yaml']);
  });

  it('takes a name as long as the file system does', () => {
    const name = `${'a'.repeat(250)}.yaml`;
    const root = directoryWith(name);
    replaceFile(join(root, name), [NEW], root);
    expect(readdirSync(root)).toEqual([name]);
  });
});
