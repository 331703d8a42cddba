import type { Ns } from '../../../workers/api.ts';
import { NsFigure } from '../table/NsFigure.tsx';
import type { GroupTime } from './goroutineTable.ts';

interface Props {
  readonly time: GroupTime;
  /** undefined: no goroutine has such a time. */
  readonly ns: Ns | undefined;
  /** What a bar of full length stands for. */
  readonly largestNs: Ns;
}

/** A duration with a bar beneath, so that the large ones of a column are seen at a glance. */
export function TimeCell({ time, ns, largestNs }: Props) {
  const share = ns === undefined || largestNs === 0 ? 0 : ns / largestNs;
  return (
    <span className="time-cell">
      <NsFigure ns={ns} />
      <span className={`time-cell__bar time-cell__bar--${time}`} style={{ width: `${100 * share}%` }} aria-hidden="true" />
    </span>
  );
}
