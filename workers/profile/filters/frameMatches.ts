// What a regular expression says of a profile's functions and mappings: each distinct text is matched once, whatever the samples.
import { NONE, type ProfileColumns } from '../columns.ts';
import type { Matcher } from '../flame/pattern.ts';

export interface FrameMatches {
  /** 1: the function's name or its file matches. */
  readonly fn: Uint8Array;
  /** 1: the mapping's file matches. */
  readonly mapping: Uint8Array;
}

/** @param names by function, as reports show them. */
export function frameMatches(profile: ProfileColumns, names: readonly string[], matches: Matcher): FrameMatches {
  const { functions, functionFile, strings } = profile;
  const byName = remembered(matches);
  const byFile = new Map<number, boolean>();
  const fn = new Uint8Array(functions);
  for (let i = 0; i < functions; i++) {
    if (byName(names[i])) {
      fn[i] = 1;
      continue;
    }
    const at = functionFile[i];
    let verdict = byFile.get(at);
    if (verdict === undefined) byFile.set(at, (verdict = byName(strings.get(at))));
    if (verdict) fn[i] = 1;
  }
  return { fn, mapping: Uint8Array.from(profile.mappings, ({ file }) => (byName(file) ? 1 : 0)) };
}

/** Functions whose name, cut as pprof cuts it for pruning, matches; those without a name never do. */
export function prunedFunctions(names: readonly string[], matches: Matcher): Uint8Array {
  const verdict = remembered((name) => matches(withoutArguments(name)));
  return Uint8Array.from(names, (name) => (name !== '' && verdict(name) ? 1 : 0));
}

/** A name up to its argument list; without the dot that one ABI puts in front of names. */
export function withoutArguments(name: string): string {
  const plain = name.startsWith('.') ? name.slice(1) : name;
  for (const found of plain.matchAll(/\(anonymous namespace\)|operator\(\)|\(/g)) if (found[0] === '(') return plain.slice(0, found.index);
  return plain;
}

export function isMappingMatched({ locationMapping }: ProfileColumns, { mapping }: FrameMatches, location: number): boolean {
  const at = locationMapping[location];
  return at !== NONE && mapping[at] === 1;
}

/** By frame: its function matches. A frame without a function does not. */
export function isFrameMatched({ frameFunction }: ProfileColumns, { fn }: FrameMatches, frame: number): boolean {
  const at = frameFunction[frame];
  return at !== NONE && fn[at] === 1;
}

/** By location: one of its frames, or its mapping, matches. */
export function matchedLocations(profile: ProfileColumns, matches: FrameMatches): Uint8Array {
  const { locations, frameStart } = profile;
  const matched = new Uint8Array(locations);
  for (let i = 0; i < locations; i++) {
    let found = isMappingMatched(profile, matches, i);
    for (let at = frameStart[i]; !found && at < frameStart[i + 1]; at++) found = isFrameMatched(profile, matches, at);
    if (found) matched[i] = 1;
  }
  return matched;
}

function remembered(matches: Matcher): Matcher {
  const verdicts = new Map<string, boolean>();
  return (text) => {
    let verdict = verdicts.get(text);
    if (verdict === undefined) verdicts.set(text, (verdict = matches(text)));
    return verdict;
  };
}
