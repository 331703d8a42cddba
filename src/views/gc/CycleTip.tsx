import type { SizePx } from '../../charts/pen.ts';
import { Tooltip } from '../../charts/tooltip/Tooltip.tsx';
import type { PointPx } from '../../charts/window/gestures.ts';
import { formatBytes, formatCount, formatMoment, formatNs } from '../format.ts';
import type { CycleSpot } from './CycleStrip.tsx';
import { t } from '../../../language/t.ts';

/** What a cycle in the picture comes to. */
export function CycleTip({ cycle, at, inside }: { readonly cycle: CycleSpot; readonly at: PointPx; readonly inside: SizePx }) {
  const { index, count, startNs, endNs, stoppedNs, startBytes, peakBytes, liveBytes, goalBytes } = cycle;
  return (
    <Tooltip at={at} inside={inside}>
      <p className="tooltip__title">{titleOf(index, count)}</p>
      <dl className="tooltip__facts">
        <dt>{count === 1 ? t('Lasted') : t('From first to last')}</dt>
        <dd>{formatNs(endNs - startNs)}</dd>
        <dt>{t('At')}</dt>
        <dd>{formatMoment(startNs, endNs - startNs)}</dd>
        <dt>{t('Stopped')}</dt>
        <dd>{formatNs(stoppedNs)}</dd>
        {!Number.isNaN(liveBytes) && (
          <>
            <dt>{t('Heap')}</dt>
            <dd>
              {formatBytes(startBytes)} → {formatBytes(peakBytes)} → {formatBytes(liveBytes)}
            </dd>
          </>
        )}
        {!Number.isNaN(goalBytes) && (
          <>
            <dt>{t('Goal')}</dt>
            <dd>{formatBytes(goalBytes)}</dd>
          </>
        )}
      </dl>
      {count > 1 && <p className="tooltip__hint">{t('Zoom in to tell them apart')}</p>}
    </Tooltip>
  );
}

export function spotSentence({ index, count, startNs, endNs, stoppedNs }: CycleSpot): string {
  return t('{title}, {length} from {from}, {stopped} stopped', { title: titleOf(index, count), length: formatNs(endNs - startNs), from: formatMoment(startNs, endNs - startNs), stopped: formatNs(stoppedNs) });
}

function titleOf(index: number, count: number): string {
  return count === 1 ? t('Cycle {number}', { number: formatCount(index + 1) }) : t('{count} cycles from {first} on', { count: formatCount(count), first: formatCount(index + 1) });
}
