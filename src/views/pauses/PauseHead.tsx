// What the stops in sight come to.
import type { ReactNode } from 'react';
import type { LatencySummary, PauseFigures } from '../../../workers/api.ts';
import { exactNs, formatCount, formatNs, formatPercent } from '../format.ts';
import { STRETCHED_WORDS } from './pauseWords.ts';
import { countLong } from './stopHistogram.ts';

interface Props {
  readonly figures: PauseFigures;
  /** Opens the longest; undefined: single stops are not told. */
  readonly onLongest: (() => void) | undefined;
  /** Chooses the long ones. */
  readonly onLong: (() => void) | undefined;
}

export function PauseHead({ figures, onLongest, onLong }: Props) {
  const { all, stoppedNs, range, untilWork, toStop, stretched, from, kinds } = figures;
  const spanNs = Math.max(1, range.endNs - range.startNs);
  const long = countLong(kinds);
  const quantiles = from === 'quantiles';
  return (
    <dl className="figures__list pause-figures">
      <Item label="stops">{formatCount(all.n)}</Item>
      <Item label="stopped" exact={exactNs(stoppedNs)}>
        {formatNs(stoppedNs)}
        {from === 'stops' && <span className="pause-figures__more"> {formatPercent(stoppedNs / spanNs)}</span>}
      </Item>
      <Ns label="p50" ns={all.p50Ns} />
      {!quantiles && <Ns label="p90" ns={all.p90Ns} />}
      {!quantiles && <Ns label="p99" ns={all.p99Ns} />}
      <Item label="longest" exact={exactNs(all.maxNs)}>
        {onLongest === undefined || all.n === 0 ? formatNs(all.maxNs) : <Press onPress={onLongest}>{formatNs(all.maxNs)}</Press>}
      </Item>
      {!quantiles && <Item label="of 1 ms and more">{onLong === undefined || long === 0 ? formatCount(long) : <Press onPress={onLong}>{formatCount(long)}</Press>}</Item>}
      {stretched.some(({ by }) => by !== 'nothing' && by !== 'unknown') && (
        <Item label="stretched by">
          {stretched
            .filter(({ by }) => by !== 'nothing')
            .map(({ by, count }) => `${STRETCHED_WORDS[by].short} ${formatCount(count)}`)
            .join(', ')}
        </Item>
      )}
      {untilWork !== undefined && <Quantiles label="until others worked again" of={untilWork} />}
      {toStop !== undefined && <Quantiles label="to stop" of={toStop} />}
    </dl>
  );
}

function Item({ label, exact, children }: { readonly label: string; readonly exact?: string; readonly children: ReactNode }) {
  return (
    <div className="figures__item">
      <dt>{label}</dt>
      <dd title={exact}>{children}</dd>
    </div>
  );
}

function Ns({ label, ns }: { readonly label: string; readonly ns: number }) {
  return (
    <Item label={label} exact={exactNs(ns)}>
      {formatNs(ns)}
    </Item>
  );
}

function Quantiles({ label, of: { p50Ns, p99Ns, maxNs } }: { readonly label: string; readonly of: LatencySummary }) {
  return (
    <Item label={label} exact={`p50 ${exactNs(p50Ns)}, p99 ${exactNs(p99Ns)}, longest ${exactNs(maxNs)}`}>
      {formatNs(p50Ns)}
      <span className="pause-figures__more"> p50</span> {formatNs(p99Ns)}
      <span className="pause-figures__more"> p99</span> {formatNs(maxNs)}
      <span className="pause-figures__more"> longest</span>
    </Item>
  );
}

function Press({ onPress, children }: { readonly onPress: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className="link-button" onClick={onPress}>
      {children}
    </button>
  );
}
