import { existsSync } from 'node:fs';

const KEBAB_CASE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** The files of a rule: itself, its test and its page. */
export function filesOf(id: string): readonly [rule: string, test: string, page: string] {
  return [`rules/${id}.ts`, `test/rules/${id}.test.ts`, `docs/rules/${id}.md`];
}

/** Says why no rule can be begun under an id; undefined when one can. */
export function problemWithId(id: string | undefined): string | undefined {
  if (!id || !KEBAB_CASE.test(id)) {
    return 'usage: npm run new-rule <id>, where the id is in kebab-case, such as no-something';
  }
  const existing = filesOf(id).find((path) => existsSync(path));
  return existing ? `${existing} exists already.` : undefined;
}
