// What the stops in sight come to: how many, how long, and of which part of them.
import type { ReactNode } from 'react';
import type { LatencySummary, Ns, PauseFigures } from '../../../workers/api.ts';
import { exactNs, formatCount, formatNs, formatPercent } from '../format.ts';
import { STRETCHED_WORDS } from './pauseWords.ts';
import { countLong } from './stopHistogram.ts';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';

interface Props {
  readonly figures: PauseFigures;
  /** Opens the longest; undefined: single stops are not told. */
  readonly onLongest: (() => void) | undefined;
  /** Chooses the long ones. */
  readonly onLong: (() => void) | undefined;
}

export function PauseHead({ figures, onLongest, onLong }: Props) {
  const { all, stoppedNs, range, untilWork, toStop, from, kinds } = figures;
  const long = countLong(kinds);
  return (
    <div className="pause-head">
      <p className="pause-head__lead">
        <Said
          message="<b>{shown}</b> {n, plural, one {stop} other {stops}}, {stopped} stopped{share}"
          values={{
            n: all.n,
            shown: formatCount(all.n),
            stopped: <strong title={exactNs(stoppedNs)}>{formatNs(stoppedNs)}</strong>,
            share: from === 'stops' ? ` (${formatPercent(stoppedNs / Math.max(1, range.endNs - range.startNs))})` : '',
          }}
         
        />
        {from !== 'quantiles' && (
          <Said
            message=", {long} of 1 ms and more{stretched}"
            values={{
              long: onLong === undefined || long === 0 ? <strong>{formatCount(long)}</strong> : <Press onPress={onLong}>{formatCount(long)}</Press>,
              stretched: stretchedWords(figures),
            }}
          />
        )}
      </p>
      <table className="pause-head__table">
        <thead>
          <tr>
            <th scope="col" aria-label={t('Part of the stops')} />
            <th scope="col">p50</th>
            {from !== 'quantiles' && <th scope="col">p90</th>}
            {from !== 'quantiles' && <th scope="col">p99</th>}
            <th scope="col">{t('longest')}</th>
          </tr>
        </thead>
        <tbody>
          <Row label={t('Length')} of={all} isShort={from === 'quantiles'} onLongest={all.n === 0 ? undefined : onLongest} />
          {untilWork !== undefined && <Row label={t('Until others worked again')} of={untilWork} />}
          {toStop !== undefined && <Row label={t('To stop')} of={toStop} />}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly label: string;
  readonly of: LatencySummary;
  /** Only the median and the longest are known. */
  readonly isShort?: boolean;
  readonly onLongest?: (() => void) | undefined;
}

function Row({ label, of: { p50Ns, p90Ns, p99Ns, maxNs }, isShort = false, onLongest }: RowProps) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <Figure ns={p50Ns} />
      {!isShort && <Figure ns={p90Ns} />}
      {!isShort && <Figure ns={p99Ns} />}
      {onLongest === undefined ? (
        <Figure ns={maxNs} />
      ) : (
        <td title={exactNs(maxNs)}>
          <Press onPress={onLongest}>{formatNs(maxNs)}</Press>
        </td>
      )}
    </tr>
  );
}

function Figure({ ns }: { readonly ns: Ns }) {
  return <td title={exactNs(ns)}>{formatNs(ns)}</td>;
}

function Press({ onPress, children }: { readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className="link-button" onClick={onPress}>
      {children}
    </button>
  );
}

/** ": 7 stretched by the program, 3 by the machine". */
function stretchedWords({ stretched, toStop }: PauseFigures): string {
  const told = stretched.filter(({ by }) => by !== 'nothing');
  if (toStop === undefined || told.length === 0) return '';
  const words = told.map(({ by, count }, nth) => {
    const what = by === 'unknown' ? t('what is not known') : t(STRETCHED_WORDS[by].short);
    return nth === 0 ? t('{count} stretched by {what}', { count: formatCount(count), what }) : t('{count} by {what}', { count: formatCount(count), what });
  });
  return `: ${words.join(', ')}`;
}
