import { describe, expect, test } from 'vitest';
import { createSourceFile } from '../../src/source/source-file.ts';
import { parseFile } from '../../src/yaml/parse.ts';
import facts from './kubernetes-yaml.json' with { type: 'json' };

interface Expected {
  readonly value?: unknown;
  readonly error?: string;
  readonly strictError?: boolean;
}

describe('reads YAML as sigs.k8s.io/yaml does', () => {
  test.each(facts.cases)('$name', ({ yaml, documents }) => {
    const { documents: read, problems } = parseFile(createSourceFile('case.yaml', yaml));
    // kubectl refuses a separator with text after it, which is no document.
    const unreadable = problems.filter(({ document }) => document < documents.length);
    expect(read.length + unreadable.length).toBe(documents.length);
    for (const [index, expected] of (documents as Expected[]).entries()) {
      const problem = problems.find((each) => each.document === index);
      const document = read.find((each) => each.index === index);
      if (expected.error !== undefined) {
        expect(problem?.message, expected.error).toBeTypeOf('string');
        expect(document).toBeUndefined();
        continue;
      }
      expect(problem).toBeUndefined();
      expect(toPlain(document?.value)).toEqual(expected.value);
      expect((document?.duplicates.length ?? 0) > 0).toBe(expected.strictError === true);
    }
  });
});

/** Mappings have no prototype here; the expectations have one. */
function toPlain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
