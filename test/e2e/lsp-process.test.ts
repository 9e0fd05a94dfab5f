import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HoverRequest, ShutdownRequest } from 'vscode-languageserver-protocol/node';
import { BLOCKED, run, writeFiles } from '../support/cli.ts';
import { LanguageClient, ServerProcess, startProcess, uriOf } from '../support/language-client.ts';
import { temporaryDirectory } from '../support/repository.ts';

const HOST = '5:15-5:19 no-host-namespaces';

async function open(files: Record<string, string> = { 'a.yaml': BLOCKED }, args: readonly string[] = []) {
  const directory = temporaryDirectory();
  writeFiles(directory, files);
  const started = await startProcess({ folders: [directory] }, args);
  return { ...started, directory, uri: uriOf(join(directory, 'a.yaml')) };
}

describe('the process of the language server', () => {
  it('answers what it does not know with an error, and goes on', async () => {
    const { client, server, uri } = await open();
    const ended = once(server.process, 'exit');
    await expect(client.connection.sendRequest('textDocument/weather', {})).rejects.toThrow('Unhandled method');
    await client.connection.sendNotification('fargate/nothing', {});
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 3 },
      contentChanges: [],
    });
    await client.open(uri, BLOCKED);
    const nowhere = { line: 9999, character: 9999 };
    const ask = (position: object, textDocument: object = { uri }) =>
      client.connection.sendRequest(HoverRequest.method, { textDocument, position });
    expect(await ask(nowhere)).toBeNull();
    expect(await ask({ line: 0, character: 0 }, { uri: 'file:///nowhere.yaml' })).toBeNull();
    await expect(ask({ line: -1, character: -5 })).resolves.toBeNull();
    await client.connection.sendRequest(HoverRequest.method, {}).catch(() => 'an error');
    await client.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: 'file:///never-opened.yaml' },
    });
    expect(await client.codeActions(uri, { start: nowhere, end: { line: 0, character: 0 } })).toEqual([]);
    await client.shows(uri, [HOST]);
    await client.exit();
    expect((await ended)[0]).toBe(0);
  });

  it('goes on after messages that break the protocol', async () => {
    const { client, server, uri } = await open();
    const send = (textDocument: object, contentChanges?: unknown) =>
      client.connection.sendNotification(contentChanges ? 'textDocument/didChange' : 'textDocument/didOpen', {
        textDocument,
        contentChanges,
      });
    await send({ uri: 'file:///a.yaml', languageId: 'yaml', version: 1, text: null });
    await send({ uri: 5, languageId: 'yaml', version: 1, text: 'a: 1' });
    await send({ uri: null, languageId: null, version: null, text: {} });
    await send({ uri: 'file:///a.yaml', version: 'x' }, [{ text: 5 }, { range: null, text: 'b' }]);
    for (const bytes of [
      'X-Other: 5\r\n\r\n',
      'Content-Length: many\r\n\r\n{}',
      'Content-Length: -1\r\n\r\n',
      '\r\n\r\n',
    ]) {
      server.toServer.write(bytes);
    }
    server.toServer.write('Content-Length: 5\r\n\r\n{{{{{');
    await client.open(uri, BLOCKED);
    await client.shows(uri, [HOST]);
    expect(server.process.exitCode).toBeNull();
  });

  it('ends without a shutdown, and says so by its exit code', async () => {
    const { client, server } = await open();
    const ended = once(server.process, 'exit');
    await client.connection.sendNotification('exit');
    expect((await ended)[0]).toBe(1);
  });

  it('ends when its input does', async () => {
    const { server } = await open();
    const ended = once(server.process, 'exit');
    server.toServer.end();
    expect((await ended)[0]).toBe(1);
    const orderly = await open();
    const endedInOrder = once(orderly.server.process, 'exit');
    await orderly.client.connection.sendRequest(ShutdownRequest.type);
    orderly.server.toServer.end();
    expect((await endedInOrder)[0]).toBe(0);
  });

  it('ends when its client is gone, though its input stays open', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    const server = new ServerProcess();
    const client = new LanguageClient(server);
    const ended = once(server.process, 'exit');
    await client.initialize(parent.pid ?? null);
    parent.kill('SIGKILL');
    expect((await ended)[0]).toBe(1);
    client.connection.dispose();
  });

  it('writes nothing but the protocol, whatever a plugin prints', async () => {
    const files = {
      'a.yaml': BLOCKED,
      'rules.mjs': `console.log('loading');
export const rules = [{
  id: 'shop/shouts', description: 'Report pods', category: 'effect', severity: 'warn', evidence: 'inferred',
  references: ['https://example.com/'], messages: { pod: 'A pod.' }, help: 'None.',
  pod(pod, { report }) { console.log('running'); report({ message: 'pod', at: pod.spec }); },
}];\n`,
    };
    const directory = temporaryDirectory();
    writeFiles(directory, files);
    const args = ['--plugin', join(directory, 'rules.mjs')];
    const { client, server } = await startProcess({ folders: [directory] }, args);
    const uri = uriOf(join(directory, 'a.yaml'));
    await client.shows(uri, ['4:0-4:4 shop/shouts', HOST]);
    expect(server.stderr).toContain('loading');
    expect(server.stderr).toContain('running');
  });

  it('runs no code that a workspace brings', async () => {
    const { client, server, uri } = await open({
      'a.yaml': BLOCKED,
      'fargate-lint.yaml': 'plugins: [./rules.js]\nextends: ./rules.js\n',
      'rules.js': 'process.exit(3);\n',
      'fargate-lint.config.js': 'process.exit(3);\n',
    });
    await client.shows(uri, [HOST]);
    expect(server.process.exitCode).toBeNull();
  });

  it('is started with --stdio only', async () => {
    const cwd = temporaryDirectory();
    expect(await run(['lsp'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('lsp requires --stdio'),
    });
    expect(await run(['lsp', '--socket=1'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--socket'),
    });
    expect(await run(['lsp', '--help'], { cwd })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--stdio'),
    });
  });
});
