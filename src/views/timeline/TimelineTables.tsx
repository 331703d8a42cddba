import type { AskTrace, Ns } from '../../../workers/api.ts';
import type { LiveWindow } from '../../charts/window/liveWindow.ts';
import { useSettledWindow } from '../../charts/window/useSettledWindow.ts';
import { LogCyclesTable } from '../time/logs/LogCyclesTable.tsx';
import { LogValuesTable } from '../time/logs/LogValuesTable.tsx';
import type { LogRowAnswers } from '../time/logs/useLogRows.ts';
import { StwTable } from '../time/StwTable.tsx';
import { useLatest } from '../time/useFollowed.ts';
import { CrowdTable } from './CrowdTable.tsx';
import { LongestSpansTable } from './LongestSpansTable.tsx';
import type { PlacedLane } from './placedLanes.ts';
import type { TimelineAnswers } from './useTimelineAnswers.ts';

interface Props {
  readonly ask: AskTrace;
  readonly live: LiveWindow;
  readonly answers: TimelineAnswers;
  readonly logRows: LogRowAnswers;
  readonly placed: readonly PlacedLane[];
  readonly onSpan: (goroutine: number, atNs: Ns) => void;
  readonly onStw: (index: number) => void;
}

/** What the charts show, in text. */
export function TimelineTables({ ask, live, answers, logRows, placed, onSpan, onStw }: Props) {
  const window = useSettledWindow(live);
  const spans = [useLatest(answers.procs), useLatest(answers.stretches)].filter((columns) => columns !== undefined);
  const crowds = useLatest(answers.densities);
  const stw = useLatest(answers.bands)?.stw;
  return (
    <div className="twin">
      <CrowdTable densities={crowds} placed={placed} window={window} />
      <LongestSpansTable spans={spans} placed={placed} window={window} onOpen={onSpan} />
      <StwTable ask={ask} stw={stw} window={window} onOpen={onStw} />
      <LogCyclesTable answers={logRows} window={window} />
      <LogValuesTable answers={logRows} window={window} />
    </div>
  );
}
