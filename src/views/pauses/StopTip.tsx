import type { AskPauses } from '../../../workers/api.ts';
import type { SizePx } from '../../charts/pen.ts';
import { Tooltip } from '../../charts/tooltip/Tooltip.tsx';
import type { PointPx } from '../../charts/window/gestures.ts';
import { exactNs, formatCount, formatMoment, formatNs } from '../format.ts';
import { partsOf, STRETCHED_WORDS } from './pauseWords.ts';
import type { StopSpot } from './StopDots.tsx';
import { usePause } from './usePauses.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly ask: AskPauses;
  readonly stop: StopSpot;
  readonly at: PointPx;
  readonly inside: SizePx;
}

/** What a dot stands for. */
export function StopTip({ ask, stop, at, inside }: Props) {
  const detail = usePause(ask, stop.index)?.answer;
  const pause = detail?.pause.index === stop.index ? detail.pause : undefined;
  const parts = pause === undefined ? undefined : partsOf(pause);
  return (
    <Tooltip at={at} inside={inside}>
      <p className="tooltip__title">{stop.name}</p>
      <dl className="tooltip__facts">
        <dt>{t('Stopped for')}</dt>
        <dd>
          {formatNs(stop.ns)} <span className="tooltip__exact">({exactNs(stop.ns)})</span>
        </dd>
        <dt>{t('At')}</dt>
        <dd>{formatMoment(stop.startNs, stop.ns)}</dd>
        {parts !== undefined && (
          <>
            <dt>{t('To stop')}</dt>
            <dd>{formatNs(parts.toStopNs)}</dd>
            {parts.againNs > 0 && (
              <>
                <dt>{t('Others worked')}</dt>
                <dd>{t('after {time}', { time: formatNs(parts.toStopNs + parts.stoodNs) })}</dd>
              </>
            )}
          </>
        )}
        {pause !== undefined && pause.stretchedBy !== 'nothing' && (
          <>
            <dt>{t('Stretched by')}</dt>
            <dd>{t(STRETCHED_WORDS[pause.stretchedBy].short)}</dd>
          </>
        )}
      </dl>
      {stop.count > 1 && <p className="tooltip__hint">{t('The longest of {count} stops here', { count: formatCount(stop.count) })}</p>}
    </Tooltip>
  );
}

export function stopSentence({ name, ns, startNs, count }: StopSpot): string {
  const values = { name, length: formatNs(ns), at: formatMoment(startNs, ns), count: formatCount(count) };
  return count > 1 ? t('{name}, {length} at {at}, the longest of {count}', values) : t('{name}, {length} at {at}', values);
}
