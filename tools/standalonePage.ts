// The second build: the whole page as one HTML file, dist/standalone.html, which opens from a disk. One script without chunks, one
// style sheet; each worker is a script within the script, started from a blob. Its policy lets it reach nothing at all.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { posix, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { catalogueParts } from './catalogueParts.ts';
import { build, type InlineConfig, type Plugin, type ResolvedConfig } from 'vite';

export const STANDALONE_MODE = 'standalone';

/** Every worker is started in these words; a test sees to it. */
export const STARTS_WORKER = /new Worker\(new URL\('([^']+\.worker\.ts)', import\.meta\.url\), \{ type: 'module' \}\)/g;

/** Beside the build that it is a plugin of. */
export function standalonePage(): Plugin {
  let resolved: ResolvedConfig | undefined;
  return {
    name: 'gopherscope:standalone-page',
    apply: (_, { command, mode }) => command === 'build' && mode !== STANDALONE_MODE,
    configResolved: (config) => {
      resolved = config;
    },
    async writeBundle({ dir }) {
      if (resolved === undefined || dir === undefined) return;
      const { script, style } = await bundled(resolved);
      writeFileSync(join(dir, 'standalone.html'), pageOf(script, style, readFileSync(join(resolved.publicDir, 'favicon.svg'), 'utf8')));
    },
  };
}

async function bundled({ root, build: { target, cssTarget } }: ResolvedConfig): Promise<{ readonly script: string; readonly style: string }> {
  const config: InlineConfig = {
    root,
    configFile: false,
    mode: STANDALONE_MODE,
    logLevel: 'warn',
    base: './',
    publicDir: false,
    plugins: [react(), catalogueParts(), workersWithin()],
    worker: { format: 'iife', plugins: () => [workersWithin()], rolldownOptions: { output: { codeSplitting: false } } },
    build: { target, cssTarget, write: false, cssCodeSplit: false, modulePreload: false, assetsInlineLimit: 0, reportCompressedSize: false, chunkSizeWarningLimit: 20_000, rolldownOptions: { input: join(root, 'src/standalone.tsx'), output: { codeSplitting: false } } },
  };
  const built = await build(config);
  const outputs = (Array.isArray(built) ? built : 'output' in built ? [built] : []).flatMap(({ output }) => output);
  const scripts = outputs.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
  const styles = outputs.flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : []));
  const [script] = scripts;
  const [style] = styles;
  if (script === undefined || style === undefined || scripts.length + styles.length !== 2) throw new Error(`The standalone page is made of one script and one style sheet, not of ${scripts.length} and ${styles.length}.`);
  return { script, style };
}

/** Workers become part of the script that starts them. */
function workersWithin(): Plugin {
  return {
    name: 'gopherscope:workers-within',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || !code.includes('new Worker(')) return undefined;
      const imports: string[] = [];
      const within = code.replaceAll(STARTS_WORKER, (_, path: string) => {
        const name = `WorkerWithin${imports.length}`;
        imports.push(`import ${name} from '${posix.normalize(path).startsWith('.') ? path : `./${path}`}?worker&inline';`);
        return `new ${name}()`;
      });
      return { code: `${imports.join(' ')} ${within}`, map: null };
    },
  };
}

/** `script` and `style` as they are to run: what would end them as part of an HTML file is written otherwise. */
export function pageOf(script: string, style: string, icon: string): string {
  // The same to JavaScript, in strings, templates and expressions alike. A page's text has no carriage returns once it is parsed.
  const code = script.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll(/<\/(?=script)/gi, '<\\/').replaceAll('<!--', '<\\!--');
  const policy = ["default-src 'none'", `script-src '${digest(code)}'`, "style-src 'unsafe-inline'", 'img-src data: blob:', 'worker-src blob:', "connect-src 'none'", "base-uri 'none'", "form-action 'none'"].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<!-- Nothing is sent and nothing is fetched: all of the page, and what it shows, is in this file. -->
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}">
<title>Gopherscope</title>
<style id="page-style">${style.replaceAll(/<\/(?=style)/gi, '<\\/')}</style>
</head>
<body>
<div id="root"></div>
<noscript>Gopherscope reads what is in this file with JavaScript. Please allow it for this page.</noscript>
<script type="module" id="page-script">${code}</script>
</body>
</html>
`;
}

function digest(code: string): string {
  return `sha256-${createHash('sha256').update(code).digest('base64')}`;
}
