import { t } from '../../../language/t.ts';
import { INITIAL_LANE_VIEW, unfoldedCounters } from '../../views/timeline/laneView.ts';
import { alignedWords } from '../../views/time/logs/alignedWords.ts';
import { logsOfRows, rowsOf } from '../../views/time/logs/logRows.ts';
import type { ViewState } from '../../views/viewState.ts';
import { useTraceBeside, type BesideTrace } from '../companions.ts';
import type { OpenedDocument } from '../documents.ts';
import { workspace } from '../theWorkspace.ts';
import './inTrace.css';

interface Props {
  readonly documentKey: string;
  readonly opened: OpenedDocument;
  readonly state: ViewState;
}

/** Above a log that has a trace beside it: leads to the trace's timeline, at the same time, with the log's rows unfolded. */
export function InTrace({ documentKey, opened, state }: Props) {
  const beside = useTraceBeside(documentKey, opened);
  if (beside === undefined) return undefined;
  const { trace, log } = beside;
  return (
    <p className="in-trace">
      <button type="button" className="link-button" disabled={log.offsetNs === undefined} onClick={() => show(beside, state)}>
        {t('Show in {trace}', { trace })}
      </button>{' '}
      <span className="in-trace__how">{alignedWords(log)}</span>
    </p>
  );
}

function show({ trace, log }: BesideTrace, { window }: ViewState): void {
  const { offsetNs } = log;
  const { activate, change, documents } = workspace.getState();
  const shown = documents.find(({ key }) => key === trace);
  if (offsetNs === undefined || shown?.phase.phase !== 'open' || shown.phase.opened.kind !== 'go-trace') return;
  const { facts } = shown.phase.opened;
  const unfolded = [...unfoldedCounters(INITIAL_LANE_VIEW, facts.events), ...rowsOf(logsOfRows([log]))];
  const startNs = Math.max(0, (window?.startNs ?? 0) + offsetNs);
  const endNs = Math.min(facts.durationNs, (window?.endNs ?? 0) + offsetNs);
  activate(trace);
  change({ view: 'timeline', pin: undefined, window: window !== undefined && endNs > startNs ? { startNs, endNs } : undefined, laneView: { ...shown.view.laneView, counters: [...new Set(unfolded)] } }, 'replace');
}
