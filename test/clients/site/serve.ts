import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

export interface SiteServer {
  readonly url: string;
  /** What was sent since the last call, by path, in bytes as compressed as servers do it. */
  takeSent(): ReadonlyMap<string, number>;
  close(): void;
}

/** Serves a directory of static files below a base path, such as `/lint/`. */
export async function serve(directory: string, base: string): Promise<SiteServer> {
  let sent = new Map<string, number>();
  const server = createServer(({ url = '' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = join(directory, pathname.startsWith(base) ? decodeURIComponent(pathname.slice(base.length)) : '\0');
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
    if (path.includes('\0') || !existsSync(file)) return void response.writeHead(404).end();
    const body = brotliCompressSync(readFileSync(file));
    sent.set(pathname, body.length);
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain', 'content-encoding': 'br' });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    takeSent() {
      const taken = sent;
      sent = new Map();
      return taken;
    },
    close: () => server.close(),
  };
}
