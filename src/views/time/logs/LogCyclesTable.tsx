import type { Ns, TimeRange } from '../../../../workers/api.ts';
import { formatCount } from '../../format.ts';
import { NsCell, TwinTable } from '../TwinTable.tsx';
import { useLatest } from '../useFollowed.ts';
import { alignedWords } from './alignedWords.ts';
import type { LogRowAnswers } from './useLogRows.ts';
import { marked, t } from '../../../../language/t.ts';

interface Props {
  readonly answers: LogRowAnswers;
  readonly window: TimeRange;
}

const ROWS = 20;
const COLUMNS = [
  { label: marked('Cycle') },
  { label: marked('From'), numeric: true },
  { label: marked('STW sweep termination'), numeric: true },
  { label: marked('Concurrent mark'), numeric: true },
  { label: marked('STW mark termination'), numeric: true },
] as const;

/** The cycles of gctrace in the window, in text. */
export function LogCyclesTable({ answers, window }: Props) {
  const log = answers.logs.gctrace;
  const latest = useLatest(answers.gctrace);
  if (log === undefined || latest === undefined) return undefined;
  const inside = latest.cycles.filter(({ startNs, endNs }) => startNs + log.offsetNs < window.endNs && endNs + log.offsetNs >= window.startNs);
  if (inside.length === 0) return undefined;
  const said = { name: log.key, aligned: alignedWords(log) };
  const caption = inside.length > ROWS ? t('GC cycles of {name}, {aligned}, the first {shown} of {all}', { ...said, shown: ROWS, all: formatCount(inside.length) }) : t('GC cycles of {name}, {aligned}', said);
  return (
    <TwinTable caption={caption} columns={COLUMNS}>
      {inside.slice(0, ROWS).map(({ index, number, startNs, sweepTerminationNs, markNs, markTerminationNs }) => (
        <tr key={index}>
          <td>gc {number}</td>
          <NsCell ns={startNs + log.offsetNs} />
          <LengthCell ns={sweepTerminationNs} />
          <LengthCell ns={markNs} />
          <LengthCell ns={markTerminationNs} />
        </tr>
      ))}
    </TwinTable>
  );
}

function LengthCell({ ns }: { readonly ns: Ns | undefined }) {
  return ns === undefined ? <td className="twin__number">{t('not told')}</td> : <NsCell ns={ns} />;
}
