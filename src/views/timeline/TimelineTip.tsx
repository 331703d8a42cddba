import type { AskTrace, Ns, Px } from '../../../workers/api.ts';
import { nsPerPx, timeAxis, xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { plotWidthPx } from '../../charts/layout.ts';
import type { SizePx } from '../../charts/pen.ts';
import { Tooltip } from '../../charts/tooltip/Tooltip.tsx';
import { POINTER_REACH_PX, type PointPx } from '../../charts/window/gestures.ts';
import type { LiveWindow } from '../../charts/window/liveWindow.ts';
import { useSettledWindow } from '../../charts/window/useSettledWindow.ts';
import { GcFacts, StwFacts } from '../time/bandFacts.tsx';
import { isLogRow } from '../time/logs/logRows.ts';
import { LogFactsAt } from '../time/logs/LogFactsAt.tsx';
import type { LogRowAnswers } from '../time/logs/useLogRows.ts';
import type { Spot } from '../time/useSpot.ts';
import { CounterFacts, GroupFacts } from './CrowdFacts.tsx';
import type { SpanHit, TimelineHit } from './hitTimeline.ts';
import type { PlacedLane } from './placedLanes.ts';
import { SpanFacts } from './SpanFacts.tsx';
import type { TimelineAnswers } from './useTimelineAnswers.ts';

interface Props {
  readonly ask: AskTrace;
  readonly live: LiveWindow;
  readonly spot: Spot<TimelineHit>;
  readonly placed: readonly PlacedLane[];
  readonly gutterPx: Px;
  readonly inside: SizePx;
  readonly answers: TimelineAnswers;
  readonly logRows: LogRowAnswers;
}

/** Beside the mark; a span that the keyboard went to is followed while the window moves. */
export function TimelineTip({ ask, live, spot, placed, gutterPx, inside, answers, logRows }: Props) {
  const axis = timeAxis(useSettledWindow(live), gutterPx, plotWidthPx(inside.widthPx, gutterPx));
  const { hit, by } = spot;
  return (
    <Tooltip at={(by === 'keys' && hit.hit === 'span' && spanStart(hit, axis, placed)) || spot.at} inside={inside}>
      <Facts ask={ask} hit={hit} answers={answers} logRows={logRows} reachNs={POINTER_REACH_PX * nsPerPx(axis)} />
    </Tooltip>
  );
}

/** Where a span begins on screen, or the plot's edge where it began earlier; undefined: its lane is not on screen. */
export function spanStart(hit: SpanHit, axis: TimeAxis, placed: readonly PlacedLane[]): PointPx | undefined {
  const row = placed.find(({ key, isPinned }) => key === hit.key && isPinned === hit.isPinned)?.row;
  const right = axis.leftPx + axis.widthPx;
  return row && { xPx: Math.min(right, Math.max(axis.leftPx, xOf(axis, hit.startNs))), yPx: row.topPx + row.heightPx / 2 };
}

function Facts({ ask, hit, answers, logRows, reachNs }: Pick<Props, 'ask' | 'answers' | 'logRows'> & { readonly hit: TimelineHit; readonly reachNs: Ns }) {
  switch (hit.hit) {
    case 'span':
      return <SpanFacts ask={ask} hit={hit} />;
    case 'density':
      return <GroupFacts hit={hit} densities={answers.densities} />;
    case 'counter':
      if (isLogRow(hit.counter)) return <LogFactsAt row={hit.counter} atNs={hit.startNs} reachNs={reachNs} answers={logRows} />;
      return <CounterFacts counter={hit.counter} atNs={hit.startNs} counters={answers.counters} heap={answers.heap} />;
    case 'stw':
      return <StwFacts ask={ask} band={hit} />;
    case 'gc':
      return <GcFacts band={hit} />;
  }
}
