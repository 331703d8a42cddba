import type { AnomalyPlace, Ns } from '../../../workers/api.ts';
import { formatNs } from '../format.ts';

interface Props {
  readonly places: readonly AnomalyPlace[];
  readonly durationNs: Ns;
  readonly mark: string;
}

/** Where in the recording the worst places are; the table beneath says the same. */
export function PlaceStrip({ places, durationNs, mark }: Props) {
  if (durationNs <= 0) return undefined;
  return (
    <div className="place-strip" aria-hidden="true">
      <div className="place-strip__bar">
        {places.map(({ range }) => (
          <span
            key={`${range.startNs} ${range.endNs}`}
            className={`place-strip__mark place-strip__mark--${mark}`}
            style={{ left: `${(range.startNs / durationNs) * 100}%`, width: `${((range.endNs - range.startNs) / durationNs) * 100}%` }}
          />
        ))}
      </div>
      <span className="place-strip__time">0</span>
      <span className="place-strip__time place-strip__time--half">{formatNs(durationNs / 2)}</span>
      <span className="place-strip__time place-strip__time--end">{formatNs(durationNs)}</span>
    </div>
  );
}
