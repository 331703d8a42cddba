import { nsOfMs } from './figures.ts';
import type { InitLine, Place } from './records.ts';

const INIT = /init (\S+) @(\d+(?:\.\d+)?) ms, (\d+(?:\.\d+)?) ms clock, (\d+) bytes, (\d+) allocs/;

/** A line of `GODEBUG=inittrace=1`; undefined: it is none. */
export function parseInitLine(text: string, place: Place): InitLine | undefined {
  const match = INIT.exec(text);
  if (match === null || match.index !== 0) return undefined;
  const [, name = '', start = '', clock = '', bytes = '', allocs = ''] = match;
  return { record: 'init', ...place, package: name, startNs: nsOfMs(start), clockNs: nsOfMs(clock), allocBytes: Number(bytes), allocs: Number(allocs) };
}
