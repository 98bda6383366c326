import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.xml': 'application/xml',
  '.json': 'application/json',
};

/** A plain file host, as any CDN is one: a file by its path, a folder by its index.html, and 404.html for what is not there. */
export const fileHost = async (folder: string) => {
  const server = createServer((request, response) => {
    const path = join(folder, decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname));
    void fileAt(path).then(async (file) => {
      const shown = file ?? join(folder, '404.html');
      response.writeHead(file ? 200 : 404, { 'Content-Type': TYPES[extname(shown)] ?? 'application/octet-stream' });
      response.end(await readFile(shown));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const fileAt = async (path: string): Promise<string | null> => {
  for (const file of [path, join(path, 'index.html')]) {
    const there = await stat(file).catch(() => null);
    if (there?.isFile()) return file;
  }
  return null;
};
