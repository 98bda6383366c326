// What is measured against: node:http that sends one fixed answer, in a process of its own.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BareAnswer } from './programs.js';

process.once('message', ({ status, headers, body, keepAliveMs }: BareAnswer) => {
  const server = createServer({ keepAliveTimeout: keepAliveMs }, (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () => {
    process.send?.({ port: (server.address() as AddressInfo).port });
  });
});
process.channel?.ref(); // the probe let go of it; here it brings what to serve
process.send?.('listening');
