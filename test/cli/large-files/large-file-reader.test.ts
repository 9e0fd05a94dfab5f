import { describe, expect, it } from 'vitest';
import { LargeFileReader } from '../../../src/cli/large-files/large-file-reader.ts';
import type { ReadFile } from '../../../src/engine/reading/read-manifests.ts';

function read(text: string | Uint8Array, size = 1000): ReadFile {
  const reader = new LargeFileReader('cluster', { isRead: (kind) => kind !== 'Secret' });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return reader.end();
}

function shown({ parsed, problems }: ReadFile) {
  return {
    documents: parsed?.documents.map(({ index, value, membership, file, locate }) => {
      const { kind } = value as { kind?: string };
      return { index, kind, item: membership?.item, line: file.position(0).line, locate: typeof locate };
    }),
    skipped: parsed?.skipped,
    problems: problems.map(({ file, message, range }) => `${file.position(range.start).line} ${message}`),
  };
}

describe('a file that is read in parts', () => {
  it.each([1, 10, 1000])('has one document for a list, and items of a kind that is read', (size) => {
    const list =
      '{"kind": "List", "items": [\n{"kind": "Secret"},\n{"kind": "Pod"}]}\n{"kind": "Secret"}\n{"kind": "Job"}\n';
    expect(shown(read(list, size))).toEqual({
      documents: [
        { index: 0, kind: 'Pod', item: 1, line: 3, locate: 'function' },
        { index: 2, kind: 'Job', item: undefined, line: 5, locate: 'function' },
      ],
      skipped: 1,
      problems: [],
    });
  });

  it('reads items of a typed list, which have no kind', () => {
    const { parsed } = read('{"items": [{"metadata": {"name": "a"}}], "kind": "PodList", "apiVersion": "v1"}');
    expect(parsed?.documents).toMatchObject([
      { index: 0, membership: { item: 0, list: { value: { kind: 'PodList' } } } },
    ]);
  });

  it('says where an item is broken, and reads the others', () => {
    expect(shown(read('{"items": [\n{"kind": "Pod" "a": 1},\n{"kind": "Pod"}]}'))).toMatchObject({
      documents: [{ kind: 'Pod', item: 1, line: 3 }],
      problems: [expect.stringMatching(/^2 /)],
    });
  });

  it('may begin with a byte order mark', () => {
    expect(shown(read('\ufeff{"kind": "Pod"}')).documents).toMatchObject([{ kind: 'Pod', line: 1 }]);
    expect(shown(read('\ufeffkind: Pod\n')).documents).toMatchObject([{ kind: 'Pod', line: 1 }]);
  });

  it('has to be UTF-8', () => {
    const utf16 = Buffer.from('\ufeffkind: Pod\n', 'utf16le');
    expect(shown(read(utf16))).toMatchObject({
      documents: [],
      problems: ['1 A file of more than 16 MiB has to be UTF-8'],
    });
  });

  it('cannot be suppressed by comments', () => {
    const { problems } = read('# fargate-lint-disable-file -- no\nkind: Pod\n');
    expect(problems).toMatchObject([{ message: expect.stringMatching(/^Comments that suppress are not read/) }]);
  });
});
