import { describe, expect, it } from 'vitest';
import { blocksOf, follow, installLinter, readPage } from '../support/page.ts';
import { temporaryDirectory } from '../support/repository.ts';

describe.each(['docs/custom-rules.md', 'docs/library.md'])('%s', (path) => {
  it('does what it says', async () => {
    const page = readPage(path);
    const directory = temporaryDirectory();
    installLinter(directory);
    expect(follow(page, directory)).toEqual([]);
    // A page that is not understood would pass.
    const outputs = blocksOf(page).filter(({ language }) => language === 'text');
    expect(outputs.length).toBeGreaterThan(4);
  });

  it('shows the output of every program and command', () => {
    const blocks = blocksOf(readPage(path)).filter(({ language }) => language !== 'yaml');
    const programs = blocks.filter(({ language, info }) => language === 'js' && path.includes('library') && info);
    for (const { info } of programs)
      expect(blocks.map((each) => `${each.language} ${each.info}`)).toContain(`text ${info}`);
    expect(blocks.filter(({ language, info }) => language === 'js' && info === '')).toEqual([]);
  });
});
