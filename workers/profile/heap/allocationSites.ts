// Where a program allocates: the line on which each stack of a heap profile ends. Go has taken the runtime's own frames off already.
import type { AllocationSite, HeapShare } from '../../api.ts';
import type { ProfileColumns } from '../columns.ts';
import type { FrameKinds } from '../frameKinds.ts';
import { byBytes, type HeapValues, HeapSum } from './heapValues.ts';

export interface Site {
  readonly row: number;
  readonly line: number;
  readonly sum: HeapSum;
}

/** One site a row and line. Samples without a stack have none. */
export function sitesOf(profile: ProfileColumns, { frameBox, boxRow }: FrameKinds, values: HeapValues): readonly Site[] {
  const { samples, stackStart, stackLocation, frameStart, frameLine } = profile;
  /** By location: the leaf frame's row and line are one of a location. */
  const siteOfLocation = new Int32Array(profile.locations).fill(-1);
  const positions = new Map<string, number>();
  const sites: Site[] = [];
  for (let sample = 0; sample < samples; sample++) {
    if (stackStart[sample] === stackStart[sample + 1]) continue;
    const location = stackLocation[stackStart[sample]];
    let site = siteOfLocation[location];
    if (site < 0) {
      const frame = frameStart[location];
      const row = boxRow[frameBox[frame]];
      const line = frameLine[frame];
      const key = `${row} ${line}`;
      site = positions.get(key) ?? sites.length;
      if (site === sites.length) {
        positions.set(key, site);
        sites.push({ row, line, sum: new HeapSum() });
      }
      siteOfLocation[location] = site;
    }
    sites[site].sum.add(values, sample);
  }
  return sites;
}

/** The most by in-use space, and the most by allocated space, largest first. */
export function largestSites(sites: readonly Site[], { rows }: FrameKinds, values: HeapValues, most: number): AllocationSite[] {
  const size = (pick: (sum: HeapShare) => number) => (site: Site) => Math.abs(pick(site.sum));
  const largest = (pick: (site: Site) => number): readonly Site[] =>
    sites
      .filter((site) => pick(site) > 0)
      .toSorted((a, b) => pick(b) - pick(a))
      .slice(0, most);
  const both = new Set([...largest(size((sum) => sum.inuseBytes)), ...largest(size((sum) => sum.allocBytes))]);
  const tellsBoth = values.inuseObjects !== undefined && values.allocObjects !== undefined;
  return [...both]
    .toSorted((a, b) => byBytes(a.sum, b.sum))
    .map(({ row, line, sum }) => ({
      name: rows[row].name,
      file: rows[row].file,
      line,
      ...sum.share,
      meanBytes: meanBytes(sum),
      live: tellsBoth && sum.allocObjects > 0 ? sum.inuseObjects / sum.allocObjects : undefined,
    }));
}

/** Of an object; 0: there is none. */
function meanBytes({ allocBytes, allocObjects, inuseBytes, inuseObjects }: HeapShare): number {
  if (allocObjects !== 0) return allocBytes / allocObjects;
  return inuseObjects === 0 ? 0 : inuseBytes / inuseObjects;
}
