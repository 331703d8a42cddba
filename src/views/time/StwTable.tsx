import type { AskTrace, Intervals, TimeRange } from '../../../workers/api.ts';
import { formatCount } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';
import { NsCell, OpenCell, TwinTable } from './TwinTable.tsx';
import { marked, t } from '../../../language/t.ts';

interface Props {
  readonly ask: AskTrace;
  readonly stw: Intervals | undefined;
  readonly window: TimeRange;
  readonly onOpen: (index: number) => void;
}

const ROWS = 10;
const COLUMNS = [{ label: marked('Stop') }, { label: marked('From'), numeric: true }, { label: marked('Lasted'), numeric: true }] as const;

/** The longest stops of the window as a table: what the red bands show, for readers of text. */
export function StwTable({ ask, stw, window, onOpen }: Props) {
  const longest = stw === undefined ? [] : longestIn(stw, window);
  if (longest.length === 0) return <p className="twin__none">{t('The world was not stopped in this window.')}</p>;
  return (
    <TwinTable caption={t('Longest stops of the world in this window')} columns={COLUMNS}>
      {longest.map((place) => (
        <StwRow key={stw?.first[place]} ask={ask} stw={stw} place={place} onOpen={onOpen} />
      ))}
    </TwinTable>
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
  const name = count > 1 ? t('{n} stops close together', { n: formatCount(count) }) : answer?.index === index ? answer.name : t('stop-the-world');
  return (
    <tr>
      <OpenCell onOpen={() => onOpen(index)}>{name}</OpenCell>
      <NsCell ns={startNs} />
      <NsCell ns={lengthNs} />
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
