// The build as a plain static host serves it: below any path, without a header of its own but the content's type.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json', '.webmanifest': 'application/manifest+json', '.png': 'image/png' };

export interface StaticHost {
  /** Ends in a slash. */
  readonly url: string;
  /** From now on this path is served as `change` makes it of what it was: a newer version. */
  readonly publish: (path: string, change: (text: string) => string) => void;
  readonly close: () => Promise<void>;
}

/** @param below where the page lies, such as "/tools/gopherscope/" */
export async function staticHost(below: string): Promise<StaticHost> {
  const changes = new Map<string, (text: string) => string>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const path = pathname.startsWith(below) ? pathname.slice(below.length) || 'index.html' : undefined;
    const file = path === undefined ? undefined : normalize(join(dist, path));
    if (path === undefined || file === undefined || !file.startsWith(dist)) {
      response.writeHead(404).end();
      return;
    }
    void readFile(file).then(
      (bytes) => {
        const change = changes.get(path);
        response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' });
        response.end(change === undefined ? bytes : change(bytes.toString('utf8')));
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${below}`,
    publish: (path, change) => changes.set(path, change),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
