import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, extname, join, normalize } from 'node:path';

/** Brings a directory of this machine into a workbench. */
export const FOLDER_EXTENSION = join(import.meta.dirname, 'folder');

/** What a workbench is served with. */
export interface WorkbenchOptions {
  /** The directory of VS Code's web build. */
  readonly build: string;
  /** The directory that is opened as a folder. It is written to when a file is saved. */
  readonly folder: string;
  /** Directories of extensions, by the name under which they are served. */
  readonly extensions: Readonly<Record<string, string>>;
  /** Settings in place of VS Code's defaults. */
  readonly settings: Readonly<Record<string, unknown>>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Serves VS Code, its extensions and a folder to a browser on this machine. Gives the address and the end of it. */
export async function serveWorkbench(options: WorkbenchOptions): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      const missing =
        error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
      response.writeHead(missing ? 404 : 500).end(String(error));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function answer(options: WorkbenchOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const [, area = '', ...rest] = decodeURIComponent(url.pathname).split('/');
  const path = normalize(`/${rest.join('/')}`);
  if (area === '') return send(response, '.html', page(options, url.host));
  if (area === 'build') return send(response, extname(path), readFileSync(join(options.build, path)));
  if (area === 'folder') {
    const content = await bodyOf(request);
    const file = join(dirname(options.folder), normalize(url.searchParams.get('path') ?? '/'));
    return send(response, '.json', operate(path.slice(1), file, content));
  }
  const [name = '', ...inside] = rest;
  const extension = area === 'extensions' ? options.extensions[name] : undefined;
  if (extension === undefined) response.writeHead(404).end();
  else send(response, extname(path), readFileSync(join(extension, normalize(`/${inside.join('/')}`))));
}

/** What the extension of this directory asks for, in terms of VS Code: a file is 1, a directory 2. */
function operate(operation: string, file: string, content: Buffer): string | Buffer {
  if (operation === 'read') return readFileSync(file);
  if (operation === 'write') writeFileSync(file, content);
  if (operation === 'list') {
    const entries = readdirSync(file, { withFileTypes: true });
    return JSON.stringify(entries.map((entry) => [entry.name, entry.isDirectory() ? 2 : 1]));
  }
  const stat = statSync(file);
  return JSON.stringify({
    type: stat.isDirectory() ? 2 : 1,
    ctime: stat.ctimeMs,
    mtime: stat.mtimeMs,
    size: stat.size,
  });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, extension: string, content: string | Buffer): void {
  const type = TYPES[extension] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(content);
}

function page(options: WorkbenchOptions, host: string): string {
  const configuration = {
    productConfiguration: {
      nameShort: 'Code - OSS',
      nameLong: 'Code - OSS',
      applicationName: 'code-oss',
      dataFolderName: '.vscode-oss',
      // Where the worker for extensions finds its page.
      webEndpointUrlTemplate: `http://${host}/build`,
      quality: 'stable',
    },
    configurationDefaults: options.settings,
    folderUri: { scheme: 'test-folder', path: `/${basename(options.folder)}` },
    additionalBuiltinExtensions: Object.keys(options.extensions).map((name) => ({
      scheme: 'http',
      authority: host,
      path: `/extensions/${name}`,
    })),
  };
  const settings = JSON.stringify(configuration).replaceAll('<', '\\u003c');
  return `<!doctype html>
<meta charset="utf-8">
<link rel="stylesheet" href="/build/out/vs/workbench/workbench.web.main.internal.css">
<body></body>
<script type="module">
  globalThis._VSCODE_FILE_ROOT = new URL('/build/out/', location.href).href;
  await import('/build/out/nls.messages.js');
  const { default: init } = await import('/build/workbench.js');
  init(document.body, ${settings});
</script>
`;
}
