import type { Buckets } from './histogram.ts';

interface Props {
  readonly histogram: Uint32Array;
  /** The same for every line of a table, so that they can be compared. */
  readonly domain: Buckets;
}

const HEIGHT = 18;

/** A small histogram beside figures that say the same in text. */
export function Sparkline({ histogram, domain: { first, after } }: Props) {
  const highest = Math.max(1, ...histogram);
  return (
    <svg className="sparkline" viewBox={`0 0 ${after - first} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {Array.from(histogram.subarray(first, after), (count, place) =>
        count === 0 ? undefined : (
          <rect key={place} className="histogram__bar" x={place} width={1} y={HEIGHT - Math.max(2, (count / highest) * HEIGHT)} height={HEIGHT} />
        ),
      )}
    </svg>
  );
}
