// Lines of `GODEBUG=gctrace=1`, of Go 1.19 and later (older ones lack stacks and globals), wherever in a line they begin.
import { bytesOfKib, bytesOfMb, nsOfMs, nsOfSeconds } from './figures.ts';
import type { GcLine, Place, ScavengerLine } from './records.ts';

const N = String.raw`(\d+(?:\.\d+)?)`;
const I = String.raw`(\d+)`;
const GC = new RegExp(
  String.raw`gc ${I} @${N}s ${I}%( \(checking for goroutine leaks\))?: ` +
    String.raw`${N}\+${N}\+${N} ms clock, ` +
    String.raw`${N}\+${N}/${N}/${N}\+${N} ms cpu, ` +
    String.raw`${I}->${I}->${I} MB, ${I} MB goal` +
    String.raw`(?:, ${I} MB stacks, ${I} MB globals)?` +
    String.raw`, ${I} P( \(forced\))?`,
);

/** Cheap to ask of every line: is this the beginning of a gc line, and where? -1: no. */
export function gcLineAt(line: string): number {
  for (let at = line.indexOf('gc '); at >= 0; at = line.indexOf('gc ', at + 1)) {
    // A word that ends in "gc" is none.
    if (at > 0 && /[\w.]/.test(line.charAt(at - 1))) continue;
    if (/^gc \d+ @/.test(line.slice(at, at + 24))) return at;
  }
  return -1;
}

/** `text` begins where gcLineAt says. undefined: it does not go on as a gc line. */
export function parseGcLine(text: string, place: Place): GcLine | undefined {
  const match = GC.exec(text);
  if (match === null || match.index !== 0) return undefined;
  const [, cycle = '', start = '', util = '', leaks, c1 = '', c2 = '', c3 = '', p1 = '', pa = '', pb = '', pi = '', p5 = '', h0 = '', h1 = '', h2 = '', goal = '', stacks, globals, procs = '', forced] = match;
  return {
    record: 'gc',
    ...place,
    cycle: Number(cycle),
    startNs: nsOfSeconds(start),
    utilPercent: Number(util),
    checksForLeaks: leaks !== undefined,
    sweepTerminationNs: nsOfMs(c1),
    markNs: nsOfMs(c2),
    markTerminationNs: nsOfMs(c3),
    sweepTerminationCpuNs: nsOfMs(p1),
    assistCpuNs: nsOfMs(pa),
    backgroundCpuNs: nsOfMs(pb),
    idleCpuNs: nsOfMs(pi),
    markTerminationCpuNs: nsOfMs(p5),
    startBytes: bytesOfMb(h0),
    peakBytes: bytesOfMb(h1),
    liveBytes: bytesOfMb(h2),
    goalBytes: bytesOfMb(goal),
    stackBytes: stacks === undefined ? undefined : bytesOfMb(stacks),
    globalBytes: globals === undefined ? undefined : bytesOfMb(globals),
    procs: Number(procs),
    forced: forced !== undefined,
  };
}

const SCAV_NOTE = String.raw`(?: \((forced|controller reset)\))?`;
const SCAV = new RegExp(`scav ${I} KiB work \\(bg\\), ${I} KiB work \\(eager\\), ${I} KiB now, ${I}% util${SCAV_NOTE}`);
const SCAV_119 = new RegExp(`scav ${I} KiB work, ${I} KiB total, ${I}% util${SCAV_NOTE}`);

/** undefined: not a scavenger's line. */
export function parseScavengerLine(text: string, place: Place): ScavengerLine | undefined {
  const now = SCAV.exec(text);
  if (now !== null) {
    const [, background = '', eager = '', released = '', util = '', note] = now;
    return { record: 'scav', ...place, backgroundBytes: bytesOfKib(background), eagerBytes: bytesOfKib(eager), releasedBytes: bytesOfKib(released), utilPercent: Number(util), note: noteOf(note) };
  }
  const before = SCAV_119.exec(text);
  if (before === null) return undefined;
  const [, work = '', total = '', util = '', note] = before;
  return { record: 'scav', ...place, backgroundBytes: bytesOfKib(work), eagerBytes: undefined, releasedBytes: bytesOfKib(total), utilPercent: Number(util), note: noteOf(note) };
}

function noteOf(note: string | undefined): ScavengerLine['note'] {
  return note === 'forced' || note === 'controller reset' ? note : undefined;
}
