// The call tree from the root down, every node of it, against what `go tool pprof -dot -call_tree` has: fixtures/callTrees/
// (tools/goToolCallTree.ts records).
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { CallTreePage, FlameNode } from '../../api.ts';
import { type OpenedProfile, openProfile } from '../open.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = `${ROOT}fixtures/callTrees/`;
const recorded = readdirSync(FOLDER);

test('there are trees to compare with', () => {
  expect(recorded.length).toBeGreaterThan(1);
});

describe.each(recorded)('%s', (name) => {
  const [heading = '', ...theirs] = readFileSync(FOLDER + name, 'utf8').trimEnd().split('\n');
  const [file = '', type = ''] = heading.split(' ');
  const profile = openProfile(new Uint8Array(gunzipSync(readFileSync(ROOT + file))), name, 1);
  const sampleType = profile.facts.sampleTypes.findIndex((one) => one.type === type);

  // Pages as small as they come, and as the page asks for them.
  test.each([1, 7, 200])('the same nodes with the same figures, %i children at once', (count) => {
    expect(nodesOf(profile, sampleType, count)).toEqual(theirs.toSorted());
  });
});

function nodesOf(profile: OpenedProfile, sampleType: number, count: number): readonly string[] {
  const nodes: string[] = [];
  const parents: FlameNode[] = [{ depth: 0, sample: 0 }];
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    for (let from = 0, page: CallTreePage; ; from += count) {
      page = profile.ask({ ask: 'callTree', sampleType, direction: 'callees', parent, order: 'total', from, count });
      for (const row of page.rows) {
        nodes.push(`${row.self} ${row.total} ${row.name}`);
        if (row.hasChildren) parents.push(row.node);
      }
      if (from + count >= page.children) break;
    }
  }
  return nodes.toSorted();
}
