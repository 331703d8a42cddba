// Records digests of what `go tool pprof -raw` prints, in fixtures/pprof/raw.json, and what -tags prints, in tags.json.
//   GOPHERSCOPE_GO=…/bin/go node tools/run.mjs tools/goToolRaw.ts
import { writeFileSync } from 'node:fs';
import { goHere, GoPprof } from './goPprof.ts';
import { digestOf, RAW_RECORDS, rawCases, rawOf, type RawRecord, tagLines, TAGS_CASES, TAGS_RECORDS } from './goRaw.ts';

const go = goHere();
if (go === undefined) throw new Error('Go is not here: say where with GOPHERSCOPE_GO');
const pprof = new GoPprof(go);
const records = rawCases().map((each): RawRecord => {
  const raw = rawOf(pprof, each);
  return { ...each, lines: raw.split('\n').length, digest: digestOf(raw) };
});
writeFileSync(RAW_RECORDS, `[\n${records.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);

const tags = TAGS_CASES.map((each) => ({ ...each, lines: tagLines(pprof, each) }));
writeFileSync(TAGS_RECORDS, `[\n${tags.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`);
