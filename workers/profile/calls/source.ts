// Functions that match with figures of their lines: `go tool pprof -list` without the source text, never trimmed.
import type { SourceFunction, SourceListing } from '../../api.ts';
import { compareAsGo } from '../functionNames.ts';
import type { Reading } from '../reading/reading.ts';
import { callsOf } from './callsOfReading.ts';
import { byLine, grouped, together } from './lineGroups.ts';
import { matching } from './matchingRows.ts';

const MOST_FUNCTIONS = 1000;
/** Functions named as inlined at one line. */
const MOST_INLINED = 8;

interface Listed {
  readonly name: string;
  readonly file: string;
  readonly members: readonly number[];
  readonly flat: number;
  readonly cum: number;
}

export function sourceListing(reading: Reading, sampleType: number, pattern: string, most: number): SourceListing {
  const calls = callsOf(reading);
  const { lines } = calls;
  const sums = calls.lineSums(sampleType);
  const { nodes } = lines;
  const sampled = nodes.flatMap(({ name }, node) => (name !== '' && (Number(sums.flat[node]) !== 0 || Number(sums.cum[node]) !== 0) ? [node] : []));
  const byName = grouped(sampled, (node) => nodes[node].name);
  const names = [...byName.keys()];
  const found = matching([...names.keys()], (i) => names[i], pattern);
  const listed: Listed[] = [];
  for (const i of found.items) {
    const byFile = grouped(byName.get(names[i]) ?? [], (node) => nodes[node].file);
    for (const [file, members] of byFile) listed.push({ name: names[i], file, members, ...together(sums, members) });
  }
  listed.sort((a, b) => Math.abs(b.flat) - Math.abs(a.flat) || Math.abs(b.cum) - Math.abs(a.cum) || compareAsGo(a.name, b.name) || compareAsGo(a.file, b.file));
  const shown = listed.slice(0, Math.min(most, MOST_FUNCTIONS));
  const inlined = inlinedAt(reading, shown);
  return {
    sampleType,
    patternError: found.error,
    grandTotal: Number(reading.total(sampleType)),
    functions: shown.map(({ name, file, members, flat, cum }): SourceFunction => {
      const inlinedOf = grouped(members, (node) => nodes[node].line);
      return {
        name,
        file,
        startLine: Math.min(...members.map((node) => nodes[node].startLine)),
        flat,
        cum,
        lines: byLine(lines, sums, members).map((figures) => ({
          ...figures,
          inlined: [...new Set((inlinedOf.get(figures.line) ?? []).flatMap((node) => [...(inlined.get(node) ?? [])]))].slice(0, MOST_INLINED),
        })),
      };
    }),
    total: listed.length,
  };
}

/** Names of functions inlined at the lines of some functions, by node. */
function inlinedAt(reading: Reading, shown: readonly Listed[]): ReadonlyMap<number, ReadonlySet<string>> {
  const { frameNode, nodes } = callsOf(reading).lines;
  const { frameStart, locations } = reading.profile;
  const found = new Map(shown.flatMap(({ members }) => members.map((node): [number, Set<string>] => [node, new Set()])));
  for (let location = 0; location < locations; location++) {
    for (let frame = frameStart[location] + 1; frame < frameStart[location + 1]; frame++) {
      const names = found.get(frameNode[frame]);
      if (names !== undefined && names.size < MOST_INLINED) names.add(nodes[frameNode[frame - 1]].name);
    }
  }
  return found;
}
