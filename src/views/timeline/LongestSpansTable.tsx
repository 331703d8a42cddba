import type { Ns, TimeRange } from '../../../workers/api.ts';
import { NsCell, OpenCell, TwinTable } from '../time/TwinTable.tsx';
import type { LaneSpans } from './laneSpans.ts';
import type { PlacedLane } from './placedLanes.ts';
import { longestSpans } from './longestSpans.ts';
import { marked, t } from '../../../language/t.ts';
import { kindText } from './stretchLook.ts';

interface Props {
  readonly spans: readonly LaneSpans[];
  readonly placed: readonly PlacedLane[];
  readonly window: TimeRange;
  readonly onOpen: (goroutine: number, atNs: Ns) => void;
}

const COLUMNS = [{ label: marked('Mark') }, { label: marked('Lane') }, { label: marked('What') }, { label: marked('From'), numeric: true }, { label: marked('Lasted'), numeric: true }] as const;

/** The longest spans of the lanes on screen as a table: what they show, for readers of text. */
export function LongestSpansTable({ spans, placed, window, onOpen }: Props) {
  const longest = longestSpans(spans, placed, window);
  if (longest.length === 0) return <p className="twin__none">{t('No lane on screen has a span of its own in this window.')}</p>;
  return (
    <TwinTable caption={t('Longest spans in this window, of the lanes on screen')} columns={COLUMNS}>
      {longest.map(({ lane, label, kind, goroutine, startNs, endNs }) => (
        <tr key={`${lane} ${startNs}`}>
          <OpenCell onOpen={() => onOpen(goroutine, startNs)}>{label}</OpenCell>
          <td>{lane}</td>
          <td>{kindText(kind)}</td>
          <NsCell ns={startNs} />
          <NsCell ns={endNs - startNs} />
        </tr>
      ))}
    </TwinTable>
  );
}
