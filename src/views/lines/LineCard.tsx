import { X } from 'lucide-react';
import type { LogLineRow, Ns } from '../../../workers/api.ts';
import { exactCount } from '../format.ts';
import type { ChangeView, ViewState } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';

interface Props {
  readonly row: LogLineRow;
  readonly durationNs: Ns;
  readonly state: ViewState;
  readonly change: ChangeView;
  readonly onClose: () => void;
}

/** The whole of a line, and where its record is drawn. */
export function LineCard({ row, durationNs, state, change, onClose }: Props) {
  const { line, offset, text, why, timeNs, record } = row;
  const lead = timeNs === undefined ? undefined : leadOf(record, timeNs, durationNs, state);
  return (
    <aside className="line-card" aria-label={t('Line {line}', { line })}>
      <header className="line-card__head">
        <h2 className="line-card__title">
          <Said message="Line {line} <place>at byte {offset}</place>" values={{ line: exactCount(line), offset: exactCount(offset) }} tags={{ place: (inside) => <span className="line-card__place">{inside}</span> }} />
        </h2>
        {lead !== undefined && (
          <button type="button" className="link-button" onClick={() => change(lead.patch, 'push')}>
            {lead.text}
          </button>
        )}
        <button type="button" className="icon-button icon-button--small" aria-label={t('Close')} title={t('Close')} onClick={onClose}>
          <X size={14} aria-hidden="true" />
        </button>
      </header>
      {why !== undefined && <p className="line-card__why">{why}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
      <pre className="line-card__text" tabIndex={0}>
        {text}
      </pre>
    </aside>
  );
}

function leadOf(record: string, timeNs: Ns, durationNs: Ns, { gcLook }: ViewState): { readonly text: string; readonly patch: Partial<ViewState> } | undefined {
  switch (record) {
    case 'gc':
      return { text: t('Show among the cycles'), patch: { view: 'gc', window: windowAround({ startNs: timeNs, endNs: timeNs + 1e6 }, durationNs) } };
    case 'memstats':
      return { text: t('Show this snapshot'), patch: { view: 'memory', gcLook: { ...gcLook, momentNs: Math.ceil(timeNs) } } };
    case 'sched':
      return { text: t('Show this moment'), patch: { view: 'sched', gcLook: { ...gcLook, momentNs: Math.ceil(timeNs) } } };
    case 'init':
      return { text: t('Show packages'), patch: { view: 'init' } };
    default:
      return undefined;
  }
}
