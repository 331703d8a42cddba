import { Table2 } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { AskTrace, Ns, TimeRange } from '../../../workers/api.ts';
import { ZoomControls } from '../../charts/stage/ZoomControls.tsx';
import { RangeFiguresLine } from './RangeFiguresLine.tsx';
import type { TraceTime } from './useTraceTime.ts';
import { t } from '../../../language/t.ts';
import './timeView.css';

interface Props {
  readonly ask: AskTrace;
  readonly time: TraceTime;
  readonly durationNs: Ns;
  readonly isZoomed: boolean;
  readonly selection: TimeRange | undefined;
  readonly thresholdNs: Ns;
  readonly asTable: boolean;
  readonly onAsTable: (asTable: boolean) => void;
  /** Controls of one view only; the same element as long as they are the same. */
  readonly children?: ReactNode;
}

/** The line above the charts: what the range comes to, and the controls. The pointer's way over the charts does not render it. */
export const TimeHead = memo(function TimeHead({ ask, time, durationNs, isZoomed, selection, thresholdNs, asTable, onAsTable, children }: Props) {
  return (
    <div className="time-view__head">
      <RangeFiguresLine ask={ask} live={time.window.live} durationNs={durationNs} selection={selection} isZoomed={isZoomed} thresholdNs={thresholdNs} />
      <div className="time-view__controls">
        {children}
        <ToggleButton className="time-view__toggle" data-picture="no" aria-label={t('Show as table')} isSelected={asTable} onChange={onAsTable}>
          <Table2 aria-hidden size={14} />
          <span className="time-view__toggle-text">{t('Table')}</span>
        </ToggleButton>
        <ZoomControls window={time.window} selection={selection} onClearSelection={time.clearSelection} />
      </div>
    </div>
  );
});
