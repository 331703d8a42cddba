import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Relative URLs: the built page works from any sub-path of a static host.
  base: './',
  plugins: [react()],
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
