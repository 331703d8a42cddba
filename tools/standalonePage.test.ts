import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageOf, STARTS_WORKER } from './standalonePage.ts';

describe('the standalone page', () => {
  it('knows every start of a worker', () => {
    const sources = ['src', 'workers'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /(?<!\.test)\.tsx?$/.test(path)).map((path) => readFileSync(join(folder, path), 'utf8')));
    const count = (pattern: RegExp): number => sources.reduce((sum, text) => sum + [...text.matchAll(pattern)].length, 0);
    expect(count(/new Worker\(/g)).toBeGreaterThan(4);
    expect(count(STARTS_WORKER)).toBe(count(/new Worker\(/g));
  });

  it('allows its own script, and nothing that ends it early', () => {
    const page = pageOf("const end = '</script><!-- ' + '\\n';", "a{content:'</style>'}", '<svg/>');
    expect(page.match(/<\/script>/g)).toHaveLength(1);
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    const [, script = ''] = /<script type="module" id="page-script">(.*?)<\/script>/s.exec(page) ?? [];
    expect(page).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    // oxlint-disable-next-line no-eval -- what was written otherwise is to be the same to JavaScript
    expect((0, eval)(`${script} end`)).toBe('</script><!-- \n');
  });
});
