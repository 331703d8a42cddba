// What a profile says of memory in Go's own terms: object sizes, sites, kinds, pools; of a CPU profile, what allocating cost.
import type { HeapAnswers, HeapQuestion, HeapSense, LookedAt } from '../../api.ts';
import type { Reading } from '../reading/reading.ts';
import { allocationCosts } from './allocationCosts.ts';
import { kindsOf } from './allocationKinds.ts';
import { largestSites, sitesOf } from './allocationSites.ts';
import { type HeapValues, heapValues } from './heapValues.ts';
import { bySizeClass, objectSizes } from './objectSizes.ts';
import { pooledOf } from './pooled.ts';

const MOST_SITES = 50;
/** Types of profiles whose samples are time on a processor. */
const CPU_TYPES = ['cpu', 'samples'];

/** `sampleType` is one of the profile's. */
export function askHeap(reading: Reading, { sampleType }: LookedAt & HeapQuestion): HeapAnswers['heap'] {
  const values = heapValues(reading.profile);
  if (values !== undefined) return ofHeap(reading, values);
  const isCpu = reading.profile.sampleTypes.some(({ type }) => CPU_TYPES.includes(type));
  const found = isCpu ? allocationCosts(reading.profile, reading.profile.values[sampleType]) : undefined;
  return {
    ...NOTHING,
    costs: found?.costs,
    calledFor: found?.calledFor,
    costAny: found?.any ?? 0,
    costTotal: Number(reading.total(sampleType)),
  };
}

const NOTHING: HeapSense = {
  tellsInuse: false,
  tellsAlloc: false,
  sizes: undefined,
  large: undefined,
  all: undefined,
  sites: [],
  kinds: [],
  costs: undefined,
  calledFor: undefined,
  costAny: 0,
  costTotal: 0,
  pooled: undefined,
};

function ofHeap({ profile, kinds }: Reading, values: HeapValues): HeapSense {
  const { rows, large, all } = bySizeClass(values, objectSizes(profile, values));
  const sites = sitesOf(profile, kinds, values);
  return {
    ...NOTHING,
    tellsInuse: values.inuseBytes !== undefined,
    tellsAlloc: values.allocBytes !== undefined,
    sizes: rows.length === 0 ? undefined : rows,
    large: large.share,
    all: all.share,
    sites: largestSites(sites, kinds, values, MOST_SITES),
    kinds: kindsOf(sites, kinds),
    pooled: pooledOf(profile, kinds, values),
  };
}
