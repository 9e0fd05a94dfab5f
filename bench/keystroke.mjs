// How long an editor waits for diagnostics after a key: in a file of 10,000 lines, and in one of a workspace of 2,000
// files. Each is compared with a full lint of the same texts by the library, measured in turn with the keys, so that
// whatever else the machine does falls on both alike. `npm run build` first. `node bench/keystroke.mjs [keys]`
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const KEYS = Number(process.argv[2] ?? 40);
const LINES = 10_000;
const FILES = 2000;
const root = resolve(import.meta.dirname, '..');
const { createSession, lint, rules } = await import(pathToFileURL(join(root, 'dist/index.js')).href);

const tree = mkdtempSync(join(tmpdir(), 'fargate-lint-keystroke-'));
try {
  spawnSync(process.execPath, [join(root, 'bench/generate.mjs'), 'pods', tree, String(FILES)]);
  const inputs = readdirSync(tree, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => ({ path: relative('.', path), content: readFileSync(join(tree, path), 'utf8') }));

  const long = inputs
    .map(({ content }) => content.replace(/\n?$/, '\n'))
    .join('---\n')
    .split('\n')
    .slice(0, LINES);
  const end = long.lastIndexOf('---');
  const text = `${long.slice(0, end).join('\n')}\n`;
  await measure(`a file of ${text.split('\n').length - 1} lines`, [{ path: 'long.yaml', content: text }], undefined);
  await measure(`a workspace of ${inputs.length} files`, inputs, tree);
} finally {
  rmSync(tree, { recursive: true });
}

/** Types into the first file, a key at a time, in the middle of it. */
async function measure(name, inputs, folder) {
  for (const way of ['published', 'asked for']) {
    const server = await start(folder, way === 'asked for');
    const [{ path, content }] = inputs;
    const uri = pathToFileURL(join(folder ?? tmpdir(), path)).href;
    await server.open(uri, content);
    const images = content.split('\n').flatMap((each, index) => (/image:/.test(each) ? [index] : []));
    const line = images[Math.floor(images.length / 2)];
    const position = { line, character: content.split('\n')[line].length };
    const keys = [];
    const full = [];
    for (let key = 0; key < KEYS + 5; key++) {
      const waited = await server.type(uri, key % 2 === 0 ? 'x' : '', position, key % 2 === 0 ? 0 : 1);
      const start = performance.now();
      lint(inputs, { rules });
      const linted = performance.now() - start;
      // The first ones warm both up.
      if (key < 5) continue;
      keys.push(waited);
      full.push(linted);
    }
    const again = sessionTimes(inputs, line);
    show(`${name}, diagnostics ${way}`, keys, full, again);
    server.end();
  }
}

/** The same keys in a session, without server and pauses. */
function sessionTimes(inputs, line) {
  const session = createSession({ rules });
  for (const { path, content } of inputs) session.open(path, content);
  session.lint();
  const [{ path, content }] = inputs;
  const lines = content.split('\n');
  return Array.from({ length: 12 }, (_, key) => {
    const changed = lines.with(line, `${lines[line]}${key % 2 === 0 ? 'x' : ''}`).join('\n');
    session.update(path, changed);
    const start = performance.now();
    session.lint((each) => each === path);
    return performance.now() - start;
  }).slice(2);
}

async function start(folder, pulls) {
  // Node reads the file this names at every start, which is no part of what is measured.
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const child = spawn(process.execPath, [join(root, 'dist/cli.cjs'), 'lsp', '--stdio'], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = new Map();
  connection.onNotification('textDocument/publishDiagnostics', ({ version }) => waiting.get(version)?.());
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folder === undefined ? [] : [{ uri: pathToFileURL(folder).href, name: 'bench' }],
    capabilities: pulls ? { textDocument: { diagnostic: {} } } : {},
  });
  await connection.sendNotification('initialized', {});
  let version = 1;
  const diagnostics = (uri) =>
    pulls
      ? connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } })
      : new Promise((done) => waiting.set(version, done));
  return {
    async open(uri, text) {
      const shown = diagnostics(uri);
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version, text },
      });
      await (pulls ? diagnostics(uri) : shown);
    },
    async type(uri, text, { line, character }, length) {
      version++;
      const range = { start: { line, character }, end: { line, character: character + length } };
      const begin = performance.now();
      const changed = connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range, text }],
      });
      const shown = diagnostics(uri);
      await changed;
      await shown;
      return performance.now() - begin;
    },
    end() {
      connection.dispose();
      child.kill();
    },
  };
}

function show(name, keys, full, session) {
  const ratios = keys.map((each, index) => each / full[index]);
  console.log(name);
  console.log(
    `  from key to diagnostics   median ${ms(median(keys))}, p95 ${ms(percentile(keys, 0.95))} (${keys.length} keys)`,
  );
  console.log(`  in a session alone        median ${ms(median(session))}`);
  console.log(`  a full lint of the same   median ${ms(median(full))}`);
  console.log(`  a key is                  ${median(ratios).toFixed(2)} × a full lint`);
}

function ms(value) {
  return `${value.toFixed(1)} ms`;
}

function median(values) {
  return percentile(values, 0.5);
}

function percentile(values, part) {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
}
