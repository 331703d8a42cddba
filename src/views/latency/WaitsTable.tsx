import type { AskTrace, CreationDetail, LatencyMap, TimeRange } from '../../../workers/api.ts';
import { timeAxis } from '../../charts/axis/timeAxis.ts';
import { highestCells } from '../../charts/marks/cells.ts';
import { formatNs } from '../format.ts';
import { NsCell, OpenCell, TwinTable } from '../time/TwinTable.tsx';
import { useWaits } from './useWaits.ts';
import { creatorText, goroutineName } from './WaitFacts.tsx';
import { marked, t } from '../../../language/t.ts';

interface Props {
  readonly ask: AskTrace;
  readonly map: LatencyMap | undefined;
  readonly window: TimeRange;
  readonly onOpen: (creation: number) => void;
}

const ROWS = 12;
const COLUMNS = [
  { label: marked('Goroutine') },
  { label: marked('Waited'), numeric: true },
  { label: marked('Created'), numeric: true },
  { label: marked('By') },
  { label: marked('Overlapped most by') },
] as const;
/** Cells at one height hold waits of a few per cent more or less: enough of them that the longest are surely among them. */
const ASKED = 40;

/** The longest waits of the window as a table: what the highest marks show, for readers of text. */
export function WaitsTable({ ask, map, window, onOpen }: Props) {
  const cells = map === undefined ? [] : highestCells(map, timeAxis(window, 0, 1000), ASKED);
  const waits = useWaits(
    ask,
    cells.map((cell) => map?.worst[cell] ?? 0),
  );
  if (cells.length === 0) return <p className="twin__none">{t('No goroutine that was created in this window has run.')}</p>;
  return (
    <TwinTable caption={t('Longest start waits in this window')} columns={COLUMNS}>
      {waits.slice(0, ROWS).map((wait) => (
        <WaitRow key={wait.creation} wait={wait} onOpen={onOpen} />
      ))}
    </TwinTable>
  );
}

interface RowProps extends Pick<Props, 'onOpen'> {
  readonly wait: CreationDetail;
}

function WaitRow({ wait, onOpen }: RowProps) {
  const overlap = wait.overlaps[0];
  return (
    <tr>
      <OpenCell onOpen={() => onOpen(wait.creation)}>{goroutineName(wait.created)}</OpenCell>
      <NsCell ns={wait.waitNs} />
      <NsCell ns={wait.createdNs} />
      <td className="twin__name">{creatorText(wait)}</td>
      <td className="twin__name">{overlap === undefined ? '–' : `${overlap.label}, ${formatNs(overlap.overlapNs)}`}</td>
    </tr>
  );
}
