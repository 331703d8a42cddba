// Who had to mark before it was allowed to allocate, and where in the code.
import { useState, type ReactNode } from 'react';
import type { GcCycleDetail, Ns } from '../../../workers/api.ts';
import { GoroutineLink } from '../detail/GoroutineLink.tsx';
import { exactNs, formatCount, formatNs } from '../format.ts';
import type { ChangeView } from '../viewState.ts';
import { t } from '../../../language/t.ts';

const FIRST_ROWS = 6;

interface Row {
  readonly key: string | number;
  readonly name: ReactNode;
  readonly count: number;
  readonly ns: Ns;
  readonly heldUpNs: Ns;
}

interface Props {
  readonly of: GcCycleDetail;
  readonly change: ChangeView;
  /** Opens a function's goroutines, timeline … */
  readonly onFunction: (func: string) => void;
}

export function AssistTables({ of: { assistsByFunction, assistsByGoroutine, assistingFunctions, assistingGoroutines, cycle }, change, onFunction }: Props) {
  const count = cycle.assists?.count ?? 0;
  if (count === 0) return <p className="cycle__note">{t('No goroutine had to assist.')}</p>;
  return (
    <>
      <AssistTable
        title={t('Mark assists by function')}
        what={t('functions')}
        of={assistingFunctions}
        rows={assistsByFunction.map(({ func, ...cost }) => ({
          ...cost,
          key: func,
          name:
            func === '' ? (
              t('not told')
            ) : (
              <button type="button" className="link-button cycle__func" title={t('What {func} ran meanwhile', { func })} onClick={() => onFunction(func)}>
                {func}
              </button>
            ),
        }))}
      />
      <AssistTable title={t('Mark assists by goroutine')} what={t('goroutines')} of={assistingGoroutines} rows={assistsByGoroutine.map(({ goroutine, ...cost }) => ({ ...cost, key: goroutine.goroutine, name: <GoroutineLink of={goroutine} change={change} /> }))} />
      <p className="cycle__note">{t('Running: while it marked on a P. Held up: from begin to end of its assists, waits for more to mark included. The function is the innermost that is not the runtime’s.')}</p>
    </>
  );
}

function AssistTable({ title, what, of, rows }: { readonly title: string; readonly what: string; readonly of: number; readonly rows: readonly Row[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST_ROWS);
  return (
    <section className="cycle__section" aria-label={title}>
      <h3 className="cycle__heading">{title}</h3>
      <table className="cycle__table">
        <thead>
          <tr>
            <th scope="col">{t('by')}</th>
            <th scope="col">{t('assists')}</th>
            <th scope="col">{t('running')}</th>
            <th scope="col">{t('held up')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ key, name, count, ns, heldUpNs }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{formatCount(count)}</td>
              <td title={exactNs(ns)}>{formatNs(ns)}</td>
              <td title={exactNs(heldUpNs)}>{formatNs(heldUpNs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && rows.length > shown.length && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {t('{more} more', { more: formatCount(rows.length - shown.length) })}
        </button>
      )}
      {(all || rows.length <= shown.length) && of > rows.length && (
        <p className="cycle__note">
          {t('The costliest {shown} of {of} {what}.', { shown: formatCount(rows.length), of: formatCount(of), what })}
        </p>
      )}
    </section>
  );
}
