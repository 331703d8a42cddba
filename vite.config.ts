import react from '@vitejs/plugin-react';
import { VitePWA, type VitePWAOptions } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { catalogueParts } from './tools/catalogueParts.ts';
import { standalonePage } from './tools/standalonePage.ts';

/** The service worker keeps the page's own files; recordings that come with it, once they were looked at. See src/app/offline. */
const offline: Partial<VitePWAOptions> = {
  registerType: 'prompt',
  injectRegister: false,
  manifest: {
    name: 'Gopherscope',
    short_name: 'Gopherscope',
    description: 'Where a Go program’s time and memory went, and why: traces, profiles and runtime logs, read in the browser.',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#171b21',
    theme_color: '#171b21',
    icons: [
      { src: 'icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  workbox: {
    // Fetched when somebody saves a page of its own, and kept then; for tests alone.
    globIgnores: ['standalone.html', 'lessons/*/figures.json'],
    globPatterns: ['*.{html,svg}', 'assets/*', 'icons/*', '{samples,lessons}/**/*.{json,md}'],
    maximumFileSizeToCacheInBytes: 8 * 2 ** 20,
    navigateFallback: null,
    // A link's query asks for a language, not for another page.
    ignoreURLParametersMatching: [/./],
    clientsClaim: true,
    runtimeCaching: [
      { urlPattern: /\/(samples|lessons)\//, handler: 'StaleWhileRevalidate', options: { cacheName: 'recordings' } },
      { urlPattern: /\/standalone\.html$/, handler: 'NetworkFirst', options: { cacheName: 'standalone' } },
    ],
  },
};

export default defineConfig({
  // Relative URLs: the built page works from any sub-path of a static host.
  base: './',
  plugins: [react(), catalogueParts(), standalonePage(), VitePWA(offline)],
  worker: { format: 'es' },
  // theme.css is written with light-dark() and @property; these are the first browsers that know both.
  build: { target: 'es2022', cssTarget: ['chrome123', 'firefox128', 'safari17.5'], assetsInlineLimit: 0 },
  test: {
    include: ['{language,workers,src,cli,bench,tools}/**/*.test.{ts,tsx}'],
    // Corpus comparisons decode hundreds of recordings in one test file.
    testTimeout: 120_000,
    // One is left out for a watching editor if nothing is said; here that would be half of two.
    maxWorkers: '100%',
    // Test files share what they import: a process and all modules for each took a sixth of the time. So no test may leave a global changed.
    isolate: false,
  },
});
