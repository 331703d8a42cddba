// Of a CPU profile: what allocating and collecting cost, told by the runtime's functions on the stacks.
import type { AllocationCost } from '../../api.ts';
import { NONE, type ProfileColumns, type SampleValues } from '../columns.ts';
import { functionNames } from '../functionNames.ts';
import { CALLED_FOR, CALLED_FOR_OTHER, COST_PARTS, ZEROING, ZEROING_NAMES } from './runtimeWork.ts';

const MALLOCGC = COST_PARTS.findIndex(({ part }) => part === 'mallocgc');
const ZEROING_PART = COST_PARTS.length;

export interface CostsFound {
  readonly costs: readonly AllocationCost[];
  readonly calledFor: readonly AllocationCost[];
  readonly any: number;
}

/** One walk over the locations of each sample; what a name means is found once. */
export function allocationCosts(profile: ProfileColumns, values: SampleValues): CostsFound {
  const told = new ToldByFunctions(profile);
  const costs = new Float64Array(COST_PARTS.length + 1);
  const calledFor = new Float64Array(CALLED_FOR.length + 1);
  let any = 0;
  for (let sample = 0; sample < profile.samples; sample++) {
    const value = Number(values[sample]);
    if (value === 0) continue;
    const parts = partsOf(profile, told, sample);
    if (parts === 0) continue;
    any += value;
    for (let part = 0; part < costs.length; part++) if ((parts & (1 << part)) !== 0) costs[part] += value;
    if ((parts & (1 << MALLOCGC)) !== 0) calledFor[reasonOf(profile, told, sample)] += value;
  }
  const partNames = [...COST_PARTS.map(({ part }) => part), ZEROING];
  const reasonNames = [...CALLED_FOR.map(({ part }) => part), CALLED_FOR_OTHER];
  return {
    costs: listed(partNames, costs, (part) => told.namesOfPart(part)),
    calledFor: listed(reasonNames, calledFor, (reason) => (reason < CALLED_FOR.length ? told.namesOfReason(reason) : [])).toSorted((a, b) => b.value - a.value),
    any,
  };
}

function listed(names: readonly string[], values: Float64Array, functions: (i: number) => readonly string[]): AllocationCost[] {
  return names.map((part, i) => ({ part, functions: functions(i), value: values[i] })).filter(({ value }) => value !== 0);
}

/** Bits of the parts that a sample's frames tell of. */
function partsOf({ stackStart, stackLocation }: ProfileColumns, { partsOfLocation }: ToldByFunctions, sample: number): number {
  let parts = 0;
  for (let i = stackStart[sample]; i < stackStart[sample + 1]; i++) parts |= partsOfLocation[stackLocation[i]];
  const zeroing = 1 << ZEROING_PART;
  return (parts & (1 << MALLOCGC)) === 0 ? parts & ~zeroing : parts;
}

/** From mallocgc outward, as long as frames are the runtime's: the first of CALLED_FOR that any of them tells. */
function reasonOf({ stackStart, stackLocation, frameStart, frameFunction }: ProfileColumns, told: ToldByFunctions, sample: number): number {
  let reasons = 0;
  let inMallocgc = false;
  let outside = false;
  for (let i = stackStart[sample]; i < stackStart[sample + 1] && !outside; i++) {
    const location = stackLocation[i];
    for (let frame = frameStart[location]; frame < frameStart[location + 1]; frame++) {
      const fn = frameFunction[frame];
      if (fn === NONE) continue;
      if ((told.partsOfFunction[fn] & (1 << MALLOCGC)) !== 0) inMallocgc = true;
      else if (inMallocgc && told.isAround[fn] === 0) {
        outside = true;
        break;
      }
      if (inMallocgc) reasons |= told.reasonsOfFunction[fn];
    }
  }
  // The lowest bit that is set: the list is in the order of what tells more.
  return reasons === 0 ? CALLED_FOR.length : 31 - Math.clz32(reasons & -reasons);
}

/** What the profile's functions tell by their names, by function position; of all frames of a location, by location. */
class ToldByFunctions {
  readonly partsOfFunction: Uint32Array;
  readonly partsOfLocation: Uint32Array;
  readonly reasonsOfFunction: Uint32Array;
  /** 1: of the runtime, or reflection's way into it. */
  readonly isAround: Uint8Array;
  readonly #names: readonly string[];

  constructor(profile: ProfileColumns) {
    this.#names = functionNames(profile);
    this.partsOfFunction = new Uint32Array(profile.functions);
    this.reasonsOfFunction = new Uint32Array(profile.functions);
    this.partsOfLocation = new Uint32Array(profile.locations);
    this.isAround = new Uint8Array(profile.functions);
    for (const [fn, name] of this.#names.entries()) {
      for (const [part, { names }] of COST_PARTS.entries()) if (names.test(name)) this.partsOfFunction[fn] |= 1 << part;
      if (ZEROING_NAMES.test(name)) this.partsOfFunction[fn] |= 1 << ZEROING_PART;
      for (const [reason, { names }] of CALLED_FOR.entries()) if (names.test(name)) this.reasonsOfFunction[fn] |= 1 << reason;
      if (/^(runtime\.|internal\/runtime\/|reflect\.unsafe_New|internal\/reflectlite\.unsafe_New)/.test(name)) this.isAround[fn] = 1;
    }
    const { frameStart, frameFunction } = profile;
    for (let location = 0; location < profile.locations; location++) {
      for (let frame = frameStart[location]; frame < frameStart[location + 1]; frame++) {
        if (frameFunction[frame] !== NONE) this.partsOfLocation[location] |= this.partsOfFunction[frameFunction[frame]];
      }
    }
  }

  namesOfPart(part: number): string[] {
    return this.#namesWith(this.partsOfFunction, part);
  }

  namesOfReason(reason: number): string[] {
    return this.#namesWith(this.reasonsOfFunction, reason);
  }

  #namesWith(bits: Uint32Array, bit: number): string[] {
    return [...new Set(this.#names.filter((_, fn) => (bits[fn] & (1 << bit)) !== 0))].toSorted();
  }
}
