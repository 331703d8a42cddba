// Distribution functions of a sample on one axis: the share of values up to each place.
import type { ComparedCurves } from '../api.ts';
import { totalOf, type Weighted } from '../stats/weighted.ts';
import { pooled, type SampleOfRuns } from './pooled.ts';
import { t } from '../../language/t.ts';

/** A picture is not wider in what can be told apart. */
const PLACES = 400;

/** None, where a side has no values. */
export function curvesOf(of: SampleOfRuns): readonly ComparedCurves[] {
  const [a, b] = [pooled(of.a), pooled(of.b)];
  if (a.value.length === 0 || b.value.length === 0) return [];
  const at = placesFor(a, b);
  const single = (runs: SampleOfRuns['a']): readonly Float64Array[] => (runs.length > 1 ? runs.map((run) => sharesUpTo(run, at)) : []);
  return [{ name: of.name, label: t(of.label), unit: of.unit, at, a: sharesUpTo(a, at), b: sharesUpTo(b, at), runsA: single(of.a), runsB: single(of.b) }];
}

/** All values if they are few; else in equal steps of a logarithm from the least above 0 (0 itself too), and the largest. */
function placesFor(a: Weighted, b: Weighted): Float64Array {
  if (a.value.length + b.value.length <= PLACES) return Float64Array.from(new Set([...a.value, ...b.value])).toSorted();
  const all = [a.value, b.value].flatMap((value) => [value[0], value.find((each) => each > 0) ?? 1, value[value.length - 1]]);
  const least = Math.min(...all.filter((value) => value > 0));
  const most = Math.max(...all);
  const steps = Array.from({ length: PLACES - 1 }, (_, step) => least * (most / least) ** (step / (PLACES - 2)));
  return Float64Array.from(new Set([...all.filter((value) => value <= 0), ...steps.slice(0, -1), most])).toSorted();
}

function sharesUpTo({ value, count }: Weighted, at: Float64Array): Float64Array {
  const n = totalOf(count);
  let [place, upTo] = [0, 0];
  return at.map((limit) => {
    while (place < value.length && value[place] <= limit) upTo += count[place++];
    return n === 0 ? 0 : upTo / n;
  });
}
