import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryLinks, writeContent } from '../../site/content.ts';
import { filesUnder } from '../support/repository.ts';

const REPOSITORY = 'https://git.example.com/shop/fargate-lint';
const directory = mkdtempSync(join(tmpdir(), 'site-'));
const page = (path: string) => readFileSync(join(directory, path), 'utf8');

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('pages of the site with a repository', () => {
  beforeAll(() => writeContent({ directory, repository: REPOSITORY }));

  it('link to the source of each rule that has one', () => {
    for (const name of filesUnder('rules').filter((path) => path !== 'rules/index.ts' && path.endsWith('.ts'))) {
      const id = name.slice('rules/'.length, -'.ts'.length);
      expect(page(`rules/${id}.md`)).toContain(`[Source of the rule](${REPOSITORY}/blob/main/rules/${id}.ts)`);
    }
    expect(page('rules/parse-error.md')).not.toContain('Source of the rule');
  });

  it('say which file is edited', () => {
    const { editLink, socialLinks } = repositoryLinks(REPOSITORY);
    const source = /^source: (.*)$/m.exec(page('cli.md'))?.[1] ?? '';
    expect(editLink?.pattern({ frontmatter: { source } })).toBe(`${REPOSITORY}/edit/main/docs/cli.md`);
    expect(socialLinks).toEqual([{ icon: 'github', link: REPOSITORY }]);
  });

  it('link to files that are no pages there', () => {
    expect(page('start.md')).toContain(`](${REPOSITORY}/blob/main/CONTRIBUTING.md)`);
  });
});

describe('pages of the site without a repository', () => {
  beforeAll(() => writeContent({ directory, repository: undefined }));

  it('link to no repository', () => {
    expect(repositoryLinks(undefined)).toEqual({});
    expect(page('rules/no-privileged.md')).not.toContain('Source of the rule');
    expect(page('start.md')).toContain('- Contributing: add a rule');
  });
});
