import { marked, t } from '../../../language/t.ts';
import type { TraceFacts } from '../../../workers/api.ts';
import { exactNs, formatNs, formatPercent } from '../format.ts';

const STATES = [
  { state: 'running', label: marked('Running'), of: 'execNs' },
  { state: 'runnable', label: marked('Runnable'), of: 'runnableNs' },
  { state: 'waiting', label: marked('Waiting'), of: 'waitNs' },
  { state: 'syscall', label: marked('In syscalls'), of: 'syscallNs' },
] as const;

/** The time of all goroutines together, by what they were doing. */
export function GoroutineTime({ totals }: { readonly totals: TraceFacts['totals'] }) {
  const sumNs = totals.execNs + totals.runnableNs + totals.waitNs + totals.syscallNs;
  const share = (ns: number): number => (sumNs === 0 ? 0 : ns / sumNs);
  return (
    <>
      <div className="overview-states__bar" aria-hidden="true">
        {STATES.map(({ state, of }) => (
          <span key={state} className={`overview-states__part overview-states__fill--${state}`} style={{ flexGrow: share(totals[of]) }} />
        ))}
      </div>
      <dl className="overview-states">
        {STATES.map(({ state, label, of }) => (
          <div key={state} className="overview-states__one">
            <dt>
              <span className={`overview-states__swatch overview-states__fill--${state}`} aria-hidden="true" />
              {t(label)}
            </dt>
            <dd title={exactNs(totals[of])}>{formatNs(totals[of])}</dd>
            <dd className="overview-states__share">{formatPercent(share(totals[of]))}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
