import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { MINIMAP_PX } from '../../charts/minimap/drawMinimap.ts';
import { LOG_ROW_NAMES } from '../time/logs/logRows.ts';
import type { CounterRow } from './laneView.ts';
import type { TimelineRows } from './timelineRows.ts';
import { marked, t } from '../../../language/t.ts';
import './laneHeads.css';

export const COUNTER_NAMES: Readonly<Record<CounterRow, string>> = {
  goroutines: marked('Goroutines'),
  threads: marked('Threads'),
  utilisation: marked('Ps at work'),
  heap: marked('Heap'),
  ...LOG_ROW_NAMES,
};

interface Props {
  readonly rows: TimelineRows;
  readonly onToggle: (counter: CounterRow) => void;
}

/** Names of the rows beneath the lanes; pressed, a row folds or unfolds. */
export const CounterHeads = memo(function CounterHeads({ rows, onToggle }: Props) {
  return (
    <fieldset className="lane-heads counter-heads" aria-label={t('Counters')}>
      {rows.counters.map(({ counter, row, isFolded }) => (
        <button
          key={counter}
          type="button"
          className="counter-head"
          aria-expanded={!isFolded}
          style={{ top: MINIMAP_PX + row.topPx }}
          onClick={() => onToggle(counter)}
        >
          {isFolded ? <ChevronRight size={13} aria-hidden /> : <ChevronDown size={13} aria-hidden />}
          {t(COUNTER_NAMES[counter])}
        </button>
      ))}
    </fieldset>
  );
});
