import type { AskTrace, Px } from '../../../workers/api.ts';
import { timeAxis, xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { GUTTER_PX, plotWidthPx } from '../../charts/layout.ts';
import type { SizePx } from '../../charts/pen.ts';
import { Tooltip } from '../../charts/tooltip/Tooltip.tsx';
import type { PointPx } from '../../charts/window/gestures.ts';
import type { LiveWindow } from '../../charts/window/liveWindow.ts';
import { useSettledWindow } from '../../charts/window/useSettledWindow.ts';
import { GcFacts, StwFacts } from '../time/bandFacts.tsx';
import type { Spot } from '../time/useSpot.ts';
import type { SpanHit, TimelineHit } from './hitTimeline.ts';
import { SpanFacts } from './SpanFacts.tsx';
import { laneRow, type TimelineRows } from './timelineRows.ts';

interface Props {
  readonly ask: AskTrace;
  readonly live: LiveWindow;
  readonly spot: Spot<TimelineHit>;
  readonly rows: TimelineRows;
  readonly scrollPx: Px;
  readonly inside: SizePx;
}

/** Beside the mark; a span that the keyboard went to is followed while the window moves. */
export function TimelineTip({ ask, live, spot, rows, scrollPx, inside }: Props) {
  const axis = timeAxis(useSettledWindow(live), GUTTER_PX, plotWidthPx(inside.widthPx));
  const { hit, by } = spot;
  return (
    <Tooltip at={by === 'keys' && hit.hit === 'span' ? spanStart(hit, axis, rows, scrollPx) : spot.at} inside={inside}>
      <Facts ask={ask} hit={hit} />
    </Tooltip>
  );
}

/** Where a span begins on screen, or the plot's edge where it began earlier. */
export function spanStart(hit: SpanHit, axis: TimeAxis, rows: TimelineRows, scrollPx: Px): PointPx {
  const row = laneRow(rows, hit.lane, scrollPx);
  const right = axis.leftPx + axis.widthPx;
  return { xPx: Math.min(right, Math.max(axis.leftPx, xOf(axis, hit.startNs))), yPx: row.topPx + row.heightPx / 2 };
}

function Facts({ ask, hit }: { readonly ask: AskTrace; readonly hit: TimelineHit }) {
  switch (hit.hit) {
    case 'span':
      return <SpanFacts ask={ask} hit={hit} />;
    case 'stw':
      return <StwFacts ask={ask} band={hit} />;
    case 'gc':
      return <GcFacts band={hit} />;
  }
}
