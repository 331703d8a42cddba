import type { AskTrace, Ns, TimeRange } from '../../../workers/api.ts';
import type { LiveWindow } from '../../charts/window/liveWindow.ts';
import { throughEnd } from '../../charts/window/moveWindow.ts';
import { useSettledWindow } from '../../charts/window/useSettledWindow.ts';
import { exactCount, exactNs, formatCount, formatNs, formatPercent } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';
import { marked, t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';

interface Props {
  readonly ask: AskTrace;
  readonly live: LiveWindow;
  readonly durationNs: Ns;
  readonly selection: TimeRange | undefined;
  /** Whether the window is less than the recording. */
  readonly isZoomed: boolean;
  readonly thresholdNs: Ns;
}

const SCOPES = { selection: marked('In the selection'), window: marked('In this window'), recording: marked('In the recording') } as const;

/** What the selection, else the window comes to: how many starts waited too long, and how long starts wait. */
export function RangeFiguresLine({ ask, live, durationNs, selection, isZoomed, thresholdNs }: Props) {
  const settled = useSettledWindow(live);
  const range = selection ?? settled;
  const figures = useAnswer(ask, {
    ask: 'rangeFigures',
    range: throughEnd({ startNs: Math.floor(range.startNs), endNs: Math.ceil(range.endNs) }, durationNs),
    thresholdNs,
  });
  const scope = selection !== undefined ? 'selection' : isZoomed ? 'window' : 'recording';
  if (figures === undefined) return <p className="figures">…</p>;
  const { startLatency, overThreshold, neverRan, stwCount, stwNs, busy } = figures;
  const lengthNs = figures.range.endNs - figures.range.startNs;
  return (
    <div className="figures">
      <p className="figures__lead" title={t('{number} of {all}', { number: exactCount(overThreshold), all: exactCount(startLatency.n) })}>
        <span className="figures__scope">{t(SCOPES[scope])} </span>
        <Said
          message="<count>{over}</count> of {n} starts waited over {threshold}"
          values={{ over: formatCount(overThreshold), n: formatCount(startLatency.n), threshold: formatNs(thresholdNs) }}
          tags={{ count: (inside) => <strong className={overThreshold > 0 ? 'figures__over' : undefined}>{inside}</strong> }}
        />
        {neverRan > 0 && <span title={t('{neverRan} goroutines were created here and had not run when the trace ended', { neverRan: exactCount(neverRan) })}>{t('; {n} never ran', { n: formatCount(neverRan) })}</span>}
      </p>
      <dl className="figures__list">
        <Figure name="p50" ns={startLatency.n > 0 ? startLatency.p50Ns : undefined} />
        <Figure name="p99" ns={startLatency.n > 0 ? startLatency.p99Ns : undefined} />
        <Figure name={t('max')} ns={startLatency.n > 0 ? startLatency.maxNs : undefined} />
        <div className="figures__item" title={t('{n, plural, one {{time} in {shown} stop} other {{time} in {shown} stops}}', { n: stwCount, time: exactNs(stwNs), shown: stwCount })}>
          <dt>{t('STW')}</dt>
          <dd>{stwCount === 0 ? t('none') : `${formatNs(stwNs)} (${formatPercent(lengthNs > 0 ? stwNs / lengthNs : 0)})`}</dd>
        </div>
        <div className="figures__item" title={t('Share of P time that ran anything')}>
          <dt>{t('Ps busy')}</dt>
          <dd>{formatPercent(busy)}</dd>
        </div>
      </dl>
    </div>
  );
}

function Figure({ name, ns }: { readonly name: string; readonly ns: Ns | undefined }) {
  return (
    <div className="figures__item" title={ns === undefined ? undefined : exactNs(ns)}>
      <dt>{name}</dt>
      <dd>{ns === undefined ? '–' : formatNs(ns)}</dd>
    </div>
  );
}
