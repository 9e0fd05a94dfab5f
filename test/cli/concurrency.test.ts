import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCli } from '../support/bundle.ts';
import { BLOCKED, CLEAN, writeFiles } from '../support/cli.ts';
import { CORPUS } from '../support/corpus.ts';
import { temporaryDirectory } from '../support/repository.ts';

const { FORCE_COLOR: _, NODE_OPTIONS: __, ...env } = process.env;

/** A thread that takes one batch, and then does what it should not. */
const TAKES_ONE = `
const { workerData } = require('node:worker_threads');
Atomics.add(workerData.counters, 1, 1);
`;

describe('reading by several threads', { timeout: 60_000 }, () => {
  let bundle = '';
  let program = '';
  let tree = '';

  beforeAll(async () => {
    bundle = mkdtempSync(join(tmpdir(), 'fargate-lint-threads-'));
    program = await bundleCli(bundle);
    tree = temporaryDirectory(afterAll);
    writeFiles(tree, treeOfManyKinds());
  }, 60_000);

  afterAll(() => rmSync(bundle, { recursive: true, force: true }));

  function lint(cwd: string, args: readonly string[], cli = program) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd,
      env,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
    return { status, stdout, stderr };
  }

  it.each(['stylish', 'json', 'sarif'])('gives the same report in the format %s, whatever their number', (format) => {
    const alone = lint(tree, ['--format', format, '--concurrency', 'off']);
    expect(alone.status).toBe(1);
    expect(alone.stdout).toContain('no-host-namespaces');
    for (const threads of ['2', '3', '8', 'auto']) {
      expect(lint(tree, ['--format', format, '--concurrency', threads])).toEqual(alone);
    }
  });

  it('leaves out what the configuration ignores and what stdin stands in for', () => {
    const args = ['--format', 'json', '.', '!apps/1*'];
    expect(lint(tree, [...args, '--concurrency', '3'])).toEqual(lint(tree, [...args, '--concurrency', 'off']));
  });

  it.skipIf(!existsSync(CORPUS))('gives the same report on real manifests', () => {
    const alone = lint(CORPUS, ['--format', 'json', '--concurrency', 'off', '.']);
    expect(lint(CORPUS, ['--format', 'json', '--concurrency', '3', '.'])).toEqual(alone);
  });

  it.each([
    ['ends at once', 'process.exit()'],
    ['throws', "throw new Error('no thread today')"],
    ['takes work and throws', `${TAKES_ONE} throw new Error('no thread today')`],
    ['takes work and never ends', `${TAKES_ONE} for (;;);`],
    [
      'sends nonsense',
      `${TAKES_ONE} workerData.port.postMessage({ batch: 0, files: { numbers: [], texts: [], json: [] } });`,
    ],
  ])('does without a thread that %s', (_what, code) => {
    const other = temporaryDirectory();
    cpSync(bundle, other, { recursive: true });
    writeFileSync(join(other, 'reader-thread.cjs'), code);
    const alone = lint(tree, ['--format', 'json', '--concurrency', 'off']);
    expect(lint(tree, ['--format', 'json', '--concurrency', '3'], join(other, 'cli.cjs'))).toEqual(alone);
  });

  it.runIf(process.platform === 'linux')('names files that cannot be read in their order', () => {
    const cwd = temporaryDirectory();
    writeFiles(cwd, treeOfManyKinds());
    for (const index of [5, 50, 150, 250]) symlinkSync('/proc/self/mem', join(cwd, `apps/${index}/memory.yaml`));
    const alone = lint(cwd, ['--concurrency', 'off']);
    expect(alone.stderr.match(/memory\.yaml: /g)).toHaveLength(4);
    expect(lint(cwd, ['--concurrency', '3'])).toEqual(alone);
  });

  it.skipIf(process.platform === 'win32')('reads a pipe once', () => {
    const manifest = join(tree, 'odd/disabled.yaml');
    const read = (threads: string) =>
      spawnSync(
        'bash',
        ['-c', `"$0" "$1" --concurrency ${threads} -f json <(cat "$2") .`, process.execPath, program, manifest],
        {
          cwd: tree,
          env,
          encoding: 'utf8',
          maxBuffer: 2 ** 30,
        },
      ).stdout;
    const alone = read('off');
    expect(JSON.parse(alone).summary.files).toBe(JSON.parse(lint(tree, ['-f', 'json']).stdout).summary.files + 1);
    expect(read('3')).toBe(alone);
  });

  it('says what may stand behind --concurrency', () => {
    for (const value of ['0', '-1', 'many', '1.5', '100']) {
      const { status, stderr } = lint(tree, [`--concurrency=${value}`]);
      expect(status).toBe(2);
      expect(stderr).toContain(`--concurrency must be auto, off or a number of threads from 1 to 99, not ${value}.`);
    }
  });
});

/** Files of which each is read in another way, and enough of them that threads are worth it. */
function treeOfManyKinds(): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = {};
  for (let index = 0; index < 300; index++) {
    files[`apps/${index}/pod.yaml`] = (index % 3 === 0 ? BLOCKED : CLEAN).replace(/name: (\w+)/, `name: $1-${index}`);
    files[`apps/${index}/release.yaml`] =
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: { n: ${index} }\n`;
  }
  return {
    ...files,
    'odd/empty.yaml': '',
    'odd/template.yaml': 'kind: Pod\nmetadata: {{ .Values.metadata }}\n',
    'odd/broken.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: [\n',
    'odd/broken-release.yaml': 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: "\n',
    'odd/twice.yaml': 'apiVersion: v1\nkind: Pod\nkind: Pod\nmetadata: { name: twice }\n',
    'odd/pod.json': JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'json' },
      spec: { hostPID: true },
    }),
    'odd/latin1.yaml': Uint8Array.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]),
    'odd/utf16.yaml': Buffer.from(`\ufeff${BLOCKED}`, 'utf16le'),
    'odd/accents.yaml': `# déjà vu 🚀\n${BLOCKED.replace('---\n', '')}`,
    'odd/merge.yaml': `${CLEAN}---\nx: &x { apiVersion: v1 }\n<<: *x\nkind: ConfigMap\nmetadata: { name: merged }\n`,
    'odd/names.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: odd\ndata:\n  __proto__: x\n  constructor: y\n  "0": z\n',
    'odd/disabled.yaml': BLOCKED.replace(
      'hostNetwork',
      '# fargate-lint-disable-next-line no-host-namespaces -- as it is\n  hostNetwork',
    ),
  };
}
