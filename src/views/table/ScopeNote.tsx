import type { TimeRange } from '../../../workers/api.ts';
import { exactNs, formatMoment, formatNs } from '../format.ts';
import type { ChangeView } from '../viewState.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly selection: TimeRange | undefined;
  readonly change: ChangeView;
}

/** What part of the recording a table is of, and the way to all of it. */
export function ScopeNote({ selection, change }: Props) {
  if (selection === undefined) return <span className="table-view__note">{t('of the whole recording')}</span>;
  const spanNs = selection.endNs - selection.startNs;
  return (
    <span className="table-view__note" title={t('{start} to {end}', { start: exactNs(selection.startNs), end: exactNs(selection.endNs) })}>
      {t('in the selection, {time} at {at}', { time: formatNs(spanNs), at: formatMoment(selection.startNs, spanNs) })}{' '}
      <button type="button" className="link-button" onClick={() => change({ selection: undefined }, 'push')}>
        {t('Whole recording')}
      </button>
    </span>
  );
}
