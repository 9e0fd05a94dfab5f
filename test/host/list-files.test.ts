import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Listing } from '../../src/engine/host.ts';
import { createNodeHost } from '../../src/host/node-host.ts';
import { writeFiles } from '../support/cli.ts';
import { temporaryDirectory } from '../support/repository.ts';

/** A directory with these files; those whose content does not matter are only named. */
function directoryWith(...files: (string | Record<string, string>)[]): string {
  const directory = temporaryDirectory();
  for (const each of files) writeFiles(directory, typeof each === 'string' ? { [each]: '' } : each);
  return directory;
}

function list(
  cwd: string,
  patterns: string[],
  more: { gitignore?: boolean; platform?: NodeJS.Platform } = {},
): Promise<Listing> {
  return createNodeHost({ cwd, gitignore: true, ...more }).list(patterns);
}

async function filesOf(cwd: string, ...patterns: string[]): Promise<readonly string[]> {
  const { files, problems } = await list(cwd, patterns);
  expect(problems).toEqual([]);
  return files;
}

describe('directories', () => {
  it('give the manifests below them, in code-unit order', async () => {
    const cwd = directoryWith(
      'b.yaml',
      'a/c.yml',
      'a.json',
      'B.YAML',
      'a/deep/er/d.yaml',
      '.hidden/e.yaml',
      'README.md',
      'a/x.tpl',
    );
    expect(await filesOf(cwd, '.')).toEqual([
      '.hidden/e.yaml',
      'B.YAML',
      'a.json',
      'a/c.yml',
      'a/deep/er/d.yaml',
      'b.yaml',
    ]);
    expect(await filesOf(cwd, 'a/')).toEqual(['a/c.yml', 'a/deep/er/d.yaml']);
    expect(await filesOf(join(cwd, 'a'), '..')).toContain('../b.yaml');
  });

  it('are walked around node_modules and .git', async () => {
    const cwd = directoryWith(
      'a.yaml',
      'node_modules/x/b.yaml',
      'sub/node_modules/c.yaml',
      '.git/d.yaml',
      '.github/e.yaml',
    );
    expect(await filesOf(cwd, '.')).toEqual(['.github/e.yaml', 'a.yaml']);
  });

  it('are no problem when a link leads back or nowhere', async () => {
    const cwd = directoryWith('k8s/a.yaml', 'elsewhere/b.yaml');
    symlinkSync('..', join(cwd, 'k8s/loop'));
    symlinkSync('.', join(cwd, 'k8s/self.yaml'));
    symlinkSync('../elsewhere/b.yaml', join(cwd, 'k8s/link.yaml'));
    symlinkSync('nowhere', join(cwd, 'k8s/.#a.yaml'));
    symlinkSync('circle.yaml', join(cwd, 'k8s/circle.yaml'));
    expect(await filesOf(cwd, 'k8s')).toEqual(['k8s/a.yaml', 'k8s/link.yaml']);
    expect(await filesOf(cwd, 'k8s/**')).toEqual(['k8s/a.yaml', 'k8s/link.yaml']);
    expect(await filesOf(cwd, 'k8s/loop/elsewhere')).toEqual(['k8s/loop/elsewhere/b.yaml']);
  });
});

describe('.gitignore', () => {
  const tree = [
    'kept.yaml',
    'ignored.yaml',
    'build/a.yaml',
    'apps/build/b.yaml',
    'apps/shop/secret.yaml',
    'apps/shop/kept.yaml',
    'apps/pay/secret.yaml',
    'rendered/a.yaml',
    { '.gitignore': '# comment\n/ignored.yaml\nbuild/\nrendered\n\n' },
    { 'apps/shop/.gitignore': 'secret.yaml\r\n' },
  ];

  it('is honoured, nested too', async () => {
    const cwd = directoryWith(...tree);
    const kept = ['apps/pay/secret.yaml', 'apps/shop/kept.yaml', 'kept.yaml'];
    expect(await filesOf(cwd, '.')).toEqual(kept);
    expect(await filesOf(cwd, '**/*.yaml')).toEqual(kept);
    expect((await list(cwd, ['.'], { gitignore: false })).files).toContain('rendered/a.yaml');
  });

  it('counts from the root of the repository, and not from beyond', async () => {
    const outer = directoryWith(
      { '.gitignore': 'kept.yaml\n' },
      { 'repository/.git/HEAD': '' },
      { 'repository/.gitignore': 'secret.yaml\n/k8s/local/\n' },
      'repository/k8s/kept.yaml',
      'repository/k8s/secret.yaml',
      'repository/k8s/local/a.yaml',
    );
    const cwd = join(outer, 'repository/k8s');
    expect(await filesOf(cwd, '.')).toEqual(['kept.yaml']);
    expect(await filesOf(cwd, 'kept.yaml', 'secret.yaml', 'local/a.yaml')).toEqual(['kept.yaml']);
    expect(await filesOf(cwd, '*.yaml')).toEqual(['kept.yaml']);
  });

  it('does not reach into another repository inside', async () => {
    const cwd = directoryWith({ '.gitignore': 'a.yaml\n' }, 'module/.git', 'module/a.yaml', 'a.yaml', 'b.yaml');
    expect(await filesOf(cwd, '.')).toEqual(['b.yaml', 'module/a.yaml']);
    expect(await filesOf(cwd, '**/*.yaml')).toEqual(['b.yaml', 'module/a.yaml']);
    expect(await filesOf(cwd, 'a.yaml', 'module/a.yaml')).toEqual(['module/a.yaml']);
  });

  it('can be taken back by a deeper one, but not for a file of an ignored directory', async () => {
    const cwd = directoryWith(
      { '.gitignore': '*.json\nout/\n!out/kept.yaml\n' },
      { 'apps/.gitignore': '!kept.json\n!out/\n' },
      ...['apps/kept.json', 'apps/other.json', 'apps/out/a.yaml', 'out/kept.yaml'],
    );
    expect(await filesOf(cwd, '.')).toEqual(['apps/kept.json', 'apps/out/a.yaml']);
    expect(await filesOf(cwd, 'apps/kept.json', 'apps/other.json', 'apps/out/a.yaml', 'out/kept.yaml')).toEqual([
      'apps/kept.json',
      'apps/out/a.yaml',
    ]);
  });

  it('understands directories whose names mean something in patterns', async () => {
    const cwd = directoryWith(
      { 'a [b] #c/.gitignore': '/x.yaml\n' },
      'a [b] #c/x.yaml',
      'a [b] #c/y.yaml',
      'a b c/x.yaml',
    );
    expect(await filesOf(cwd, '.')).toEqual(['a [b] #c/y.yaml', 'a b c/x.yaml']);
  });

  it('silently removes files that are named, and says so for a directory with nothing left', async () => {
    const cwd = directoryWith(...tree);
    expect(await filesOf(cwd, 'ignored.yaml', 'apps/shop/secret.yaml', 'build/a.yaml', 'kept.yaml')).toEqual([
      'kept.yaml',
    ]);
    expect(await list(cwd, ['rendered'])).toEqual({
      files: [],
      problems: [
        {
          path: 'rendered',
          reason:
            'no *.yaml, *.yml or *.json in this directory that git does not ignore (--no-gitignore takes ignored files too)',
        },
      ],
    });
    expect((await list(cwd, ['rendered'], { gitignore: false })).files).toEqual(['rendered/a.yaml']);
  });
});

describe('files', () => {
  it('are taken whatever their ending, each once', async () => {
    const cwd = directoryWith('manifest.txt', 'a.yaml');
    expect(await filesOf(cwd, 'manifest.txt', 'a.yaml', './a.yaml', join(cwd, 'a.yaml'), '.')).toEqual([
      'a.yaml',
      'manifest.txt',
    ]);
  });

  it('may have names that look like globs or exclusions', async () => {
    const cwd = directoryWith('[a].yaml', 'a.yaml', '!b.yaml');
    expect(await filesOf(cwd, '[a].yaml')).toEqual(['[a].yaml']);
    expect(await filesOf(cwd, '!b.yaml')).toEqual(['!b.yaml']);
  });

  it('are missed by name', async () => {
    const cwd = directoryWith('a.yaml');
    expect(await list(cwd, ['b.yaml', 'a.yaml', 'a.yaml/c.yaml', '', 'x'.repeat(5000)])).toEqual({
      files: ['a.yaml'],
      problems: [
        { path: 'b.yaml', reason: 'no such file or directory' },
        { path: 'a.yaml/c.yaml', reason: 'no such file or directory' },
        { path: "''", reason: 'an empty path; is a variable unset?' },
        { path: 'x'.repeat(5000), reason: 'the name is too long' },
      ],
    });
  });
});

describe('globs', () => {
  it('take what they match', async () => {
    const cwd = directoryWith(
      'apps/a/deploy.yaml',
      'apps/b/deploy.yaml',
      'apps/b/x.tpl',
      '.k8s/c.yaml',
      'node_modules/d.yaml',
    );
    expect(await filesOf(cwd, 'apps/*/deploy.yaml')).toEqual(['apps/a/deploy.yaml', 'apps/b/deploy.yaml']);
    expect(await filesOf(cwd, 'apps/{b,c}/*.tpl')).toEqual(['apps/b/x.tpl']);
    expect(await filesOf(cwd, '**/*.yaml')).toEqual(['.k8s/c.yaml', 'apps/a/deploy.yaml', 'apps/b/deploy.yaml']);
    expect(await filesOf(join(cwd, 'apps'), '../.k8s/*')).toEqual(['../.k8s/c.yaml']);
    expect(await filesOf(cwd, `${cwd}/apps/a/*.yaml`)).toEqual(['apps/a/deploy.yaml']);
  });

  it('that ask for everything mean manifests', async () => {
    const cwd = directoryWith('k8s/a.yaml', 'k8s/README.md', 'k8s/deep/b.json');
    expect(await filesOf(cwd, 'k8s/**')).toEqual(['k8s/a.yaml', 'k8s/deep/b.json']);
    expect(await filesOf(cwd, 'k8s/*')).toEqual(['k8s/a.yaml']);
  });

  it('that match nothing are a problem', async () => {
    const cwd = directoryWith('a.yaml', 'empty/README.md');
    expect(await list(cwd, ['*.yml', 'empty', 'a.yaml'])).toEqual({
      files: ['a.yaml'],
      problems: [
        { path: '*.yml', reason: 'no file matches' },
        { path: 'empty', reason: 'no *.yaml, *.yml or *.json in this directory' },
      ],
    });
  });

  it('may be written with backslashes on Windows', async () => {
    const cwd = directoryWith('k8s/apps/a.yaml');
    expect((await list(cwd, ['k8s\\apps\\*.yaml', 'k8s\\apps'], { platform: 'win32' })).files).toEqual([
      'k8s/apps/a.yaml',
    ]);
  });
});

describe('exclusions', () => {
  it('take files away from directories, globs and names', async () => {
    const cwd = directoryWith('a.yaml', 'tests/b.yaml', 'k8s/tests/c.yaml', 'k8s/d.yaml');
    expect(await filesOf(cwd, '.', '!tests/')).toEqual(['a.yaml', 'k8s/d.yaml']);
    expect(await filesOf(cwd, '**/*.yaml', '!/tests/**')).toEqual(['a.yaml', 'k8s/d.yaml', 'k8s/tests/c.yaml']);
    expect(await filesOf(cwd, '!a.yaml', 'a.yaml', 'k8s/d.yaml')).toEqual(['k8s/d.yaml']);
  });
});
