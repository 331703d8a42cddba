import './sparkLine.css';

interface Props {
  /** In a box of 1 × 1, y downward. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

const WIDTH = 84;
const HEIGHT = 18;
/** Room for the ends of the line, and for the dot at the last value. */
const MARGIN = 3;

/** Values in their order as a small line, beside figures that say the same in text. */
export function SparkLine({ points }: Props) {
  const placed = points.map(([x, y]) => [MARGIN + x * (WIDTH - 2 * MARGIN), MARGIN + y * (HEIGHT - 2 * MARGIN)] as const);
  const last = placed.at(-1);
  return (
    <svg className="spark-line" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline className="spark-line__line" points={placed.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      {last !== undefined && <circle className="spark-line__last" cx={last[0]} cy={last[1]} r={2} />}
    </svg>
  );
}
