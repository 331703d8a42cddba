// npx tsx tools/goToolTexts.ts
// Records what `go tool pprof -raw` says of text profiles: of those in fixtures/texts, and of made-up ones in every form (digests). The
// tests compare with it where no Go is. GOPHERSCOPE_GO names the go command, else it is the one on the path.
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { madeUpTexts } from '../workers/profile/text/testing/madeUpTexts.ts';
import { rawProfile, rawText, withoutZeroLabels } from '../workers/profile/text/testing/rawProfile.ts';
import { GoPprof, goHere } from './goPprof.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/texts/', import.meta.url));
const SEED = 20;

const go = goHere();
if (go === undefined) throw new Error('There is no go command.');
const pprof = new GoPprof(go);
for (const name of readdirSync(FIXTURES)) if (name.endsWith('debug1.txt')) writeFileSync(join(FIXTURES, `${name}.raw`), pprof.run(['-raw', join(FIXTURES, name)]));
const folder = mkdtempSync(join(tmpdir(), 'gopherscope-texts-'));
const raw: Record<string, string> = {};
for (const [name, bytes] of madeUpTexts(SEED)) {
  writeFileSync(join(folder, 'profile'), bytes);
  const printed = withoutZeroLabels(rawProfile(pprof.run(['-raw', join(folder, 'profile')])));
  raw[name] = createHash('sha256').update(rawText(printed)).digest('base64url');
}
rmSync(folder, { recursive: true });
writeFileSync(join(FIXTURES, 'madeUp.json'), `${JSON.stringify({ seed: SEED, raw }, undefined, 1)}\n`);
