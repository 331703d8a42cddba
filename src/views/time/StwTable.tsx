import type { AskTrace, Intervals, TimeRange } from '../../../workers/api.ts';
import { exactNs, formatCount, formatNs } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';

interface Props {
  readonly ask: AskTrace;
  readonly stw: Intervals | undefined;
  readonly window: TimeRange;
  readonly onOpen: (index: number) => void;
}

const ROWS = 10;

/** The longest stops of the window as a table: what the red bands show, for readers of text. */
export function StwTable({ ask, stw, window, onOpen }: Props) {
  const longest = stw === undefined ? [] : longestIn(stw, window);
  if (longest.length === 0) return <p className="twin__none">The world was not stopped in this window.</p>;
  return (
    <table className="twin__table">
      <caption>Longest stops of the world in this window</caption>
      <thead>
        <tr>
          <th scope="col">Stop</th>
          <th scope="col" className="twin__number">
            From
          </th>
          <th scope="col" className="twin__number">
            Lasted
          </th>
        </tr>
      </thead>
      <tbody>
        {longest.map((place) => (
          <StwRow key={stw?.first[place]} ask={ask} stw={stw} place={place} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Pick<Props, 'ask' | 'stw' | 'onOpen'> {
  readonly place: number;
}

function StwRow({ ask, stw, place, onOpen }: RowProps) {
  const index = stw?.first[place] ?? 0;
  const count = stw?.count[place] ?? 1;
  const answer = useAnswer(ask, { ask: 'stw', index });
  const startNs = stw?.startNs[place] ?? 0;
  const lengthNs = (stw?.endNs[place] ?? 0) - startNs;
  const name = count > 1 ? `${formatCount(count)} stops close together` : answer?.index === index ? answer.name : 'stop-the-world';
  return (
    <tr>
      <td className="twin__name">
        <button type="button" className="twin__open" onClick={() => onOpen(index)}>
          {name}
        </button>
      </td>
      <td className="twin__number">{formatNs(startNs)}</td>
      <td className="twin__number" title={exactNs(lengthNs)}>
        {formatNs(lengthNs)}
      </td>
    </tr>
  );
}

function longestIn(stw: Intervals, window: TimeRange): readonly number[] {
  const length = (place: number): number => (stw.endNs[place] ?? 0) - (stw.startNs[place] ?? 0);
  return Array.from(stw.startNs.keys())
    .filter((place) => (stw.startNs[place] ?? 0) < window.endNs && (stw.endNs[place] ?? 0) >= window.startNs)
    .toSorted((a, b) => length(b) - length(a))
    .slice(0, ROWS);
}
