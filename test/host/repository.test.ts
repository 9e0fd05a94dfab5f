import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathsInRepository, repositoryOf } from '../../src/host/repository.ts';
import { temporaryDirectory } from '../support/repository.ts';

function repository(...directories: string[]): string {
  const root = temporaryDirectory();
  for (const directory of ['.git', ...directories]) mkdirSync(join(root, directory), { recursive: true });
  return root;
}

describe('repositoryOf', () => {
  it('is the nearest root upwards', () => {
    const root = repository('a/b', 'a/module/.git');
    expect(repositoryOf(join(root, 'a/b'))).toBe(root);
    expect(repositoryOf(join(root, 'a/module'))).toBe(join(root, 'a/module'));
    expect(repositoryOf(temporaryDirectory())).toBeUndefined();
  });
});

describe('pathsInRepository', () => {
  it('gives paths as they are seen from the root', () => {
    const root = repository('deploy/prod');
    const from = pathsInRepository(join(root, 'deploy/prod'));
    expect(from('web.yaml')).toBe('deploy/prod/web.yaml');
    expect(from('../web.yaml')).toBe('deploy/web.yaml');
    expect(from(join(root, 'web.yaml'))).toBe('web.yaml');
    expect(pathsInRepository(root)('a/b.yaml')).toBe('a/b.yaml');
  });

  it('leaves alone what is not in there', () => {
    const root = repository('deploy');
    const from = pathsInRepository(join(root, 'deploy'));
    expect(from('../../elsewhere.yaml')).toBe('../../elsewhere.yaml');
    expect(from('<stdin>')).toBe('<stdin>');
  });

  it('goes by the fallback where there is no repository', () => {
    const workspace = temporaryDirectory();
    expect(pathsInRepository(join(workspace, 'sub'), workspace)('a.yaml')).toBe('sub/a.yaml');
    expect(pathsInRepository(join(workspace, 'sub'))('a.yaml')).toBe('a.yaml');
  });
});
