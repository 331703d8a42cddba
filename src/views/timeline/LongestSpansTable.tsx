import { SPAN_KINDS, type ProcStrips, type TimeRange } from '../../../workers/api.ts';
import { NsCell, OpenCell, TwinTable } from '../time/TwinTable.tsx';
import { spanKind } from './spanLook.ts';

interface Props {
  readonly strips: ProcStrips | undefined;
  readonly window: TimeRange;
  readonly onOpen: (proc: number, atNs: number) => void;
}

const ROWS = 12;
const COLUMNS = [{ label: 'Goroutine' }, { label: 'On' }, { label: 'What' }, { label: 'From', numeric: true }, { label: 'Lasted', numeric: true }] as const;

/** The longest spans of the window as a table: what the lanes show, for readers of text. */
export function LongestSpansTable({ strips, window, onOpen }: Props) {
  const longest = strips === undefined ? [] : longestIn(strips, window);
  if (strips === undefined || longest.length === 0) return <p className="twin__none">Nothing ran in this window.</p>;
  return (
    <TwinTable caption="Longest spans in this window" columns={COLUMNS}>
      {longest.map((span) => {
        const startNs = strips.startNs[span] ?? 0;
        const lengthNs = (strips.endNs[span] ?? 0) - startNs;
        const proc = strips.procs[strips.lane[span] ?? 0] ?? 0;
        const name = strips.names[strips.nameOf[span] ?? 0] ?? '';
        return (
          <tr key={`${proc}-${startNs}`}>
            <OpenCell onOpen={() => onOpen(proc, startNs)}>{`${name === '' ? 'goroutine' : name} ${strips.goroutineId[span] ?? ''}`}</OpenCell>
            <td>{`P\u00a0${proc}`}</td>
            <td>{SPAN_KINDS[spanKind(strips.kind[span])]}</td>
            <NsCell ns={startNs} />
            <NsCell ns={lengthNs} />
          </tr>
        );
      })}
    </TwinTable>
  );
}

/** Folded spans are many short ones: none of them can be among the longest. */
function longestIn(strips: ProcStrips, window: TimeRange): readonly number[] {
  const length = (span: number): number => (strips.endNs[span] ?? 0) - (strips.startNs[span] ?? 0);
  return Array.from(strips.startNs.keys())
    .filter((span) => strips.count[span] === 1 && (strips.startNs[span] ?? 0) < window.endNs && (strips.endNs[span] ?? 0) > window.startNs)
    .toSorted((a, b) => length(b) - length(a))
    .slice(0, ROWS);
}
