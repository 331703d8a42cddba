import type { AskTrace, LatencyMap, TimeRange } from '../../../workers/api.ts';
import { timeAxis } from '../../charts/axis/timeAxis.ts';
import { highestCells } from '../../charts/marks/cells.ts';
import { exactNs, formatNs } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';
import { creatorText, goroutineName } from './WaitFacts.tsx';

interface Props {
  readonly ask: AskTrace;
  readonly map: LatencyMap | undefined;
  readonly window: TimeRange;
  readonly onOpen: (creation: number) => void;
}

const ROWS = 12;

/** The longest waits of the window as a table: what the highest marks show, for readers of text. */
export function WaitsTable({ ask, map, window, onOpen }: Props) {
  const cells = map === undefined ? [] : highestCells(map, timeAxis(window, 0, 1000), ROWS);
  if (cells.length === 0) return <p className="twin__none">No goroutine that was created in this window has run.</p>;
  return (
    <table className="twin__table">
      <caption>Longest start waits in this window</caption>
      <thead>
        <tr>
          <th scope="col">Goroutine</th>
          <th scope="col" className="twin__number">
            Waited
          </th>
          <th scope="col" className="twin__number">
            Created
          </th>
          <th scope="col">By</th>
          <th scope="col">Overlapped most by</th>
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => {
          const creation = map?.worst[cell] ?? 0;
          return <WaitRow key={creation} ask={ask} creation={creation} onOpen={onOpen} />;
        })}
      </tbody>
    </table>
  );
}

interface RowProps extends Pick<Props, 'ask' | 'onOpen'> {
  readonly creation: number;
}

function WaitRow({ ask, creation, onOpen }: RowProps) {
  const detail = useAnswer(ask, { ask: 'creation', creation });
  if (detail === undefined) {
    return (
      <tr>
        <td colSpan={5}>…</td>
      </tr>
    );
  }
  const overlap = detail.overlaps[0];
  return (
    <tr>
      <td className="twin__name">
        <button type="button" className="twin__open" onClick={() => onOpen(creation)}>
          {goroutineName(detail.created)}
        </button>
      </td>
      <td className="twin__number" title={exactNs(detail.waitNs)}>
        {formatNs(detail.waitNs)}
      </td>
      <td className="twin__number" title={exactNs(detail.createdNs)}>
        {formatNs(detail.createdNs)}
      </td>
      <td className="twin__name">{creatorText(detail)}</td>
      <td className="twin__name">{overlap === undefined ? '–' : `${overlap.label}, ${formatNs(overlap.overlapNs)}`}</td>
    </tr>
  );
}
