import type { AskTrace, CreationDetail, Ns } from '../../../workers/api.ts';
import { yOf, type LogAxis } from '../../charts/axis/logAxis.ts';
import { inPlot, nsPerPx, timeAxis, xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { GUTTER_PX, plotWidthPx } from '../../charts/layout.ts';
import type { SizePx } from '../../charts/pen.ts';
import { Tooltip } from '../../charts/tooltip/Tooltip.tsx';
import { POINTER_REACH_PX, type PointPx } from '../../charts/window/gestures.ts';
import type { LiveWindow } from '../../charts/window/liveWindow.ts';
import { useSettledWindow } from '../../charts/window/useSettledWindow.ts';
import { exactBytes, formatBytes, formatNs } from '../format.ts';
import { GcFacts, StwFacts } from '../time/bandFacts.tsx';
import { LogFactsAt } from '../time/logs/LogFactsAt.tsx';
import type { LogRowAnswers } from '../time/logs/useLogRows.ts';
import type { Spot } from '../time/useSpot.ts';
import type { LatencyHit } from './hitLatency.ts';
import { WaitFacts } from './WaitFacts.tsx';
import { t } from '../../../language/t.ts';

interface Props {
  readonly ask: AskTrace;
  readonly live: LiveWindow;
  readonly spot: Spot<LatencyHit>;
  /** Of the wait that the keyboard went to, once it is known. */
  readonly spoken: CreationDetail | undefined;
  readonly waits: LogAxis;
  readonly inside: SizePx;
  readonly logRows: LogRowAnswers;
}

/** Beside the mark, as long as that is in the plot. */
export function LatencyTip({ ask, live, spot, spoken, waits, inside, logRows }: Props) {
  const axis = timeAxis(useSettledWindow(live), GUTTER_PX, plotWidthPx(inside.widthPx));
  const at = spotAt(spot, spoken, axis, waits);
  if (!inPlot(axis, at.xPx)) return undefined;
  return (
    <Tooltip at={at} inside={inside}>
      <Facts ask={ask} hit={spot.hit} logRows={logRows} reachNs={POINTER_REACH_PX * nsPerPx(axis)} />
    </Tooltip>
  );
}

/** A mark that the keyboard went to is where its wait is, also after the window moved. */
export function spotAt(spot: Spot<LatencyHit>, spoken: CreationDetail | undefined, axis: TimeAxis, waits: LogAxis): PointPx {
  const isKnown = spot.by === 'keys' && spot.hit.hit === 'wait' && spoken?.creation === spot.hit.creation;
  return isKnown ? { xPx: xOf(axis, spoken.createdNs), yPx: yOf(waits, spoken.waitNs) } : spot.at;
}

function Facts({ ask, hit, logRows, reachNs }: { readonly ask: AskTrace; readonly hit: LatencyHit; readonly logRows: LogRowAnswers; readonly reachNs: Ns }) {
  switch (hit.hit) {
    case 'wait':
      return <WaitFacts ask={ask} creation={hit.creation} count={hit.count} />;
    case 'stw':
      return <StwFacts ask={ask} band={hit} />;
    case 'gc':
      return <GcFacts band={hit} />;
    case 'log':
      return <LogFactsAt row={hit.log} atNs={hit.atNs} reachNs={reachNs} answers={logRows} />;
    case 'heap':
      return (
        <>
          <p className="tooltip__title">{t('Heap at {at}', { at: formatNs(hit.atNs) })}</p>
          <dl className="tooltip__facts">
            <dt>{t('live')}</dt>
            <dd>{bytesText(hit.liveBytes)}</dd>
            <dt>{t('goal')}</dt>
            <dd>{hit.goalBytes === 0 ? t('none (GC off)') : bytesText(hit.goalBytes)}</dd>
          </dl>
        </>
      );
  }
}

function bytesText(bytes: number | undefined): string {
  return bytes === undefined ? t('not known yet') : `${formatBytes(bytes)} (${exactBytes(bytes)})`;
}
