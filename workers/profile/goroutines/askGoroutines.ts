// Goroutines by stack: equal ones together, the largest groups first, and which of them look like leaks.
import type { GoroutineGroups, GoroutineStackGroup, HeapAnswers, HeapQuestion, LookedAt } from '../../api.ts';
import type { Reading } from '../reading/reading.ts';
import { GroupSigns } from './groupSigns.ts';
import { StackSpeller } from './stackFrames.ts';
import { stackGroups } from './stackGroups.ts';
import { suspicionOf } from './suspicion.ts';

const MOST_GROUPS = 2000;

/** Made once for each reading and sample type. */
const answered = new WeakMap<Reading, Map<number, GoroutineGroups>>();

/** `sampleType` is one of the profile's. */
export function askGoroutines(reading: Reading, { sampleType }: LookedAt & Extract<HeapQuestion, { ask: 'goroutineGroups' }>): HeapAnswers['goroutineGroups'] {
  const known = answered.get(reading) ?? new Map<number, GoroutineGroups>();
  answered.set(reading, known);
  const groups = known.get(sampleType) ?? groupsOf(reading, sampleType);
  known.set(sampleType, groups);
  return groups;
}

function groupsOf({ profile }: Reading, sampleType: number): GoroutineGroups {
  const values = profile.values[sampleType];
  const { groups, groupOf, first } = stackGroups(profile);
  const goroutines = new Float64Array(groups);
  /** The next sample of the same group (position + 1), so that a group's samples are walked without a list of each. */
  const next = new Uint32Array(profile.samples);
  const last = new Uint32Array(groups);
  let all = 0;
  for (let sample = 0; sample < profile.samples; sample++) {
    const group = groupOf[sample];
    goroutines[group] += Number(values[sample]);
    all += Number(values[sample]);
    if (last[group] > 0) next[last[group] - 1] = sample + 1;
    last[group] = sample + 1;
  }
  const largest = [...goroutines.keys()].toSorted((a, b) => Math.abs(goroutines[b]) - Math.abs(goroutines[a]) || a - b);
  const told = largest.slice(0, MOST_GROUPS);
  const signs = new GroupSigns(profile, values);
  const speller = new StackSpeller(profile);
  const isLeakProfile = profile.sampleTypes[sampleType].type === 'goroutineleak';
  const spelled = told.map((group): GoroutineStackGroup => {
    const said = signs.of(samplesFrom(first[group], next));
    return {
      goroutines: goroutines[group],
      ...speller.stackOf(first[group]),
      ...said,
      suspicion: suspicionOf({ goroutines: goroutines[group], all, isLeakProfile, ...said }),
    };
  });
  return { groups: spelled, goroutines: all, more: groups - told.length, states: signs.allStates() };
}

function* samplesFrom(first: number, next: Uint32Array): Generator<number> {
  for (let sample = first + 1; sample > 0; sample = next[sample - 1]) yield sample - 1;
}
