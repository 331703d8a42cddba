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
  { label: 'Cycle' },
  { label: 'From', numeric: true },
  { label: marked('STW sweep termination'), numeric: true },
  { label: 'Concurrent mark', numeric: true },
  { label: marked('STW mark termination'), numeric: true },
] as const;

/** The cycles of gctrace in the window, in text. */
export function LogCyclesTable({ answers, window }: Props) {
  const log = answers.logs.gctrace;
  const latest = useLatest(answers.gctrace);
  if (log === undefined || latest === undefined) return undefined;
  const inside = latest.cycles.filter(({ startNs, endNs }) => startNs + log.offsetNs < window.endNs && endNs + log.offsetNs >= window.startNs);
  if (inside.length === 0) return undefined;
  const rest = inside.length > ROWS ? `, the first ${ROWS} of ${formatCount(inside.length)}` : '';
  return (
    <TwinTable caption={t('GC cycles of {key}, {log}{rest}', { key: log.key, log: alignedWords(log), rest })} columns={COLUMNS}>
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
