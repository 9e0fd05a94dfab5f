import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { execute, filesUnder, ROOT, temporaryCopy } from '../support/repository.ts';

describe('npm run new-rule', () => {
  it('writes a rule whose test passes, and brings the generated files up to date', () => {
    const copy = temporaryCopy();
    const { status, stdout, stderr } = execute('npm run --silent new-rule no-such-thing', copy);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('wrote docs/rules/no-such-thing.md');

    expect(readFileSync(join(copy, 'rules/index.ts'), 'utf8')).toContain('noSuchThing');
    expect(readFileSync(join(copy, 'docs/rules/README.md'), 'utf8')).toContain('no-such-thing.md');
    expect(readFileSync(join(copy, 'docs/rules/no-such-thing.md'), 'utf8')).toContain('# no-such-thing');
    expect(execute('npm run --silent generate -- --check', copy).status).toBe(0);
    const written = 'rules/no-such-thing.ts rules/index.ts test/rules/no-such-thing.test.ts';
    expect(execute(`npx biome check --vcs-enabled=false ${written}`, copy)).toMatchObject({ status: 0 });

    // It does not hold together before somebody has given it a reference.
    const tests = execute(
      'npx vitest run test/rules/no-such-thing.test.ts test/package.test.ts -t no-such-thing',
      copy,
    );
    expect(tests.stdout).toMatch(/^3 passed, 1 failed/m);
    expect(tests.stdout + tests.stderr).toContain("no-such-thing still has the template's reference");
  });

  it('refuses what is no id', () => {
    const before = filesUnder('rules');
    const { status, stderr } = execute('npm run --silent new-rule -- ../escape', ROOT);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('kebab-case') });
    expect(filesUnder('rules')).toEqual(before);
  });
});
