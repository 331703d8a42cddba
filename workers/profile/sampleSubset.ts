import type { ProfileColumns, SampleLabels, SampleValues } from './columns.ts';

/** The profile with these samples only, in this order; everything but the samples is shared. */
export function subsetOfSamples(profile: ProfileColumns, kept: Uint32Array): ProfileColumns {
  const { stackStart, stackLocation, isBase, labels } = profile;
  const stacks = runsOf(stackStart, kept);
  return {
    ...profile,
    samples: kept.length,
    values: profile.values.map((values) => subsetOfValues(values, kept)),
    stackStart: stacks.start,
    stackLocation: gathered(stackLocation, stackStart, kept, new Uint32Array(stacks.length)),
    isBase: isBase === undefined ? undefined : Uint8Array.from(kept, (sample) => isBase[sample]),
    labels: labels === undefined ? undefined : subsetOfLabels(labels, kept),
  };
}

function subsetOfValues(values: SampleValues, kept: Uint32Array): SampleValues {
  if (values instanceof BigInt64Array) {
    const exact = new BigInt64Array(kept.length);
    for (let i = 0; i < kept.length; i++) exact[i] = values[kept[i]];
    return exact;
  }
  const doubles = new Float64Array(kept.length);
  for (let i = 0; i < kept.length; i++) doubles[i] = values[kept[i]];
  return doubles;
}

function subsetOfLabels(labels: SampleLabels, kept: Uint32Array): SampleLabels | undefined {
  const { start, length } = runsOf(labels.start, kept);
  if (length === 0) return undefined;
  return {
    start,
    key: gathered(labels.key, labels.start, kept, new Uint32Array(length)),
    text: gathered(labels.text, labels.start, kept, new Uint32Array(length)),
    number: gathered(labels.number, labels.start, kept, new BigInt64Array(length)),
    unit: gathered(labels.unit, labels.start, kept, new Uint32Array(length)),
  };
}

/** Where the runs of the kept samples start once they stand side by side. */
function runsOf(start: Float64Array, kept: Uint32Array): { readonly start: Float64Array; readonly length: number } {
  const starts = new Float64Array(kept.length + 1);
  let length = 0;
  for (let i = 0; i < kept.length; i++) {
    length += start[kept[i] + 1] - start[kept[i]];
    starts[i + 1] = length;
  }
  return { start: starts, length };
}

function gathered<Column extends Uint32Array | BigInt64Array>(from: Column, start: Float64Array, kept: Uint32Array, to: Column): Column {
  let filled = 0;
  // One element at a time: runs are short, and a view for each costs more than its copy.
  for (const sample of kept) for (let i = start[sample]; i < start[sample + 1]; i++) to[filled++] = from[i];
  return to;
}
