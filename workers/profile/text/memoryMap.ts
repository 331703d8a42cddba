// The memory map at the end of text profiles: lines as in /proc/self/maps, or shorter ones of the same idea.
import type { ProfileMapping } from '../columns.ts';
import type { TextLines } from './textLines.ts';

/** The line says that a memory map follows. */
export function isMemoryMap(lines: TextLines): boolean {
  const { start, end } = lines;
  if (end - start < 17 || end - start > 200) return false;
  const text = lines.text();
  return text.includes('--- Memory map: ---') || text.includes('MAPPED_LIBRARIES:');
}

/** So many digits at most: without a bound a long row of them would be split in every way. */
const RANGE = String.raw`^\s*(?:0x)?([0-9a-fA-F]{1,16})[\s-]?\s*(?:0x)?([0-9a-fA-F]{1,16})(?![0-9a-fA-F]):?`;
/** start-end perm offset device inode file */
const PROC = new RegExp(String.raw`${RANGE}(?:\s+([-rwxp]+))?(?:\s+([0-9a-fA-F]+))?\s+[0-9a-fA-F]+:[0-9a-fA-F]+\s+\d+(?:\s+(\S+))?`);
/** start-end perm file (@offset) build-id */
const BRIEF = new RegExp(String.raw`${RANGE}(?:\s+([-rwxp]+))?(?:\s+(\S+))?(?:\s+\(@([0-9a-fA-F]+)\))?(?:\s+([0-9a-fA-F]+))?`);
const LOG_PREFIX = /^[^[\]]+:[0-9]+\]\s/;
/** Programs map hundreds of files; each line costs a few µs and an object. */
const MOST_LINES = 65_536;
const LONGEST_LINE = 1024;
const MOST_VARIABLES = 20;

/** Reads to the end. Lines that are no part of a map are left out, as are parts that hold no code. */
export function readMemoryMap(lines: TextLines): ProfileMapping[] {
  const mappings: ProfileMapping[] = [];
  const variables = new Map<string, string>();
  for (let line = 0; line < MOST_LINES && lines.next(); line++) {
    if (lines.end - lines.start > LONGEST_LINE) continue;
    const text = withVariables(lines.text(LONGEST_LINE).replace(LOG_PREFIX, ''), variables);
    const mapping = mappingOf(text);
    if (mapping === 'none') {
      const assignment = /^([^=]*)=(.*)$/.exec(text);
      if (assignment !== null && variables.size < MOST_VARIABLES) variables.set(`$${assignment[1].trim()}`, assignment[2].trim());
    } else if (mapping !== 'no code') mappings.push(mapping);
  }
  return mappings;
}

function withVariables(line: string, variables: ReadonlyMap<string, string>): string {
  let replaced = line;
  for (const [name, text] of variables) if (replaced.length < LONGEST_LINE) replaced = replaced.replaceAll(name, () => text);
  return replaced.slice(0, LONGEST_LINE);
}

function mappingOf(line: string): ProfileMapping | 'no code' | 'none' {
  const proc = PROC.exec(line);
  const brief = proc === null ? BRIEF.exec(line) : null;
  const match = proc ?? brief;
  if (match === null) return 'none';
  const [, start, limit, permissions = ''] = match;
  const file = (proc === null ? match.at(4) : match.at(5)) ?? '';
  const offset = (proc === null ? match.at(5) : match.at(4)) ?? '0';
  if (permissions !== '' && !permissions.includes('x')) return 'no code';
  if (Math.max(start.length, limit.length, offset.length) > 16) return 'none';
  return {
    file,
    buildId: brief?.at(6) ?? '',
    start: BigInt(`0x${start}`),
    limit: BigInt(`0x${limit}`),
    offset: BigInt(`0x${offset}`),
    hasFunctions: false,
    hasFilenames: false,
    hasLineNumbers: false,
    hasInlineFrames: false,
  };
}
