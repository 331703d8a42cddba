// The animation of tri-colour marking for one cycle of an open trace: the last that overlaps a range.
import { useMemo } from 'react';
import type { AskTrace, Ns, TimeRange } from '../../../workers/api.ts';
import { cycleCourse } from '../../charts/tricolour/cycleCourse.ts';
import { Tricolour } from '../../charts/tricolour/Tricolour.tsx';
import { t } from '../../../language/t.ts';
import { formatNs } from '../format.ts';
import { useCycle } from '../gc/useCycles.ts';
import { useAnswer } from '../useAnswer.ts';
import { isKnown, useGrowingAnswer } from '../useGrowingAnswer.ts';

/** Finer than any animation shows; assists of a microsecond in a cycle of some milliseconds stay apart. */
const STRIP_PX = 4000;

interface CycleMarkingProps {
  readonly ask: AskTrace;
  /** On the trace's axis. */
  readonly range: TimeRange;
  /** The moment that is shown, whenever it changes; undefined: the animation is gone. */
  readonly onMoment?: ((atNs: Ns | undefined) => void) | undefined;
}

export function CycleMarking({ ask, range, onMoment }: CycleMarkingProps) {
  const { startNs, endNs } = range;
  const cycles = useGrowingAnswer(ask, { ask: 'gcCycles', range: { startNs, endNs }, order: 'start', descending: true, from: 0, count: 1 }, isKnown)?.answer;
  const cycle = cycles?.rows[0];
  if (cycles !== undefined && cycles.known >= 1 && cycle === undefined) return <p className="tricolour__note">{t('No GC cycle of this recording lies there.')}</p>;
  return cycle === undefined ? undefined : <OfCycle key={cycle.index} ask={ask} index={cycle.index} range={{ startNs: cycle.startNs, endNs: cycle.endNs }} onMoment={onMoment} />;
}

function OfCycle({ ask, index, range, onMoment }: CycleMarkingProps & { readonly index: number }) {
  const detail = useCycle(ask, index)?.answer;
  const procs = useAnswer(ask, { ask: 'procStrips', range, widthPx: STRIP_PX });
  const course = useMemo(() => (detail === undefined || detail.known < 1 || procs === undefined ? undefined : cycleCourse(detail, procs)), [detail, procs]);
  if (course === undefined) return detail === undefined || detail.known < 1 || procs === undefined ? undefined : <p className="tricolour__note">{t('The recording does not tell the whole of this cycle.')}</p>;
  return <Tricolour course={course} timeText={formatNs} onMoment={onMoment} />;
}
