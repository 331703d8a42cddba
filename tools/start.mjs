// npm start: installs what is missing, builds if something changed since the last build, and serves the page on this machine.
//   npm start -- --port 5000
import { parseArgs } from 'node:util';
import { ensureDependencies } from './dependencies.mjs';
import { servePage } from './serve.mjs';

try {
  const { values } = parseArgs({ options: { port: { type: 'string', default: process.env['PORT'] ?? '4173' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port}: not a port number.`);
  ensureDependencies();
  const { url } = await servePage(port);
  console.log(`Gopherscope is at ${url} (Ctrl+C ends it)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
