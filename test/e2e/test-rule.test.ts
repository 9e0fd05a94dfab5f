import { describe, expect, it } from 'vitest';
import { execute, ROOT } from '../support/repository.ts';

describe('testRule', () => {
  it('turns problems into failing tests', () => {
    const { status, stdout } = execute('npx vitest run --config test/fixtures/failing-rule/vitest.config.ts', ROOT);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^1 passed, 2 failed$/m);
  });
});
