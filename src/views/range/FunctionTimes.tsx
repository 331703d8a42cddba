import type { Breakdown, Ns } from '../../../workers/api.ts';
import { exactCount, exactNs, formatCount, formatNs } from '../format.ts';
import { groupName } from '../goroutines/groupRows.ts';
import { FewOrAll } from './FewOrAll.tsx';
import { functionLead } from './rangeLeads.ts';
import type { RangePart } from './rangePart.ts';
import { marked, t } from '../../../language/t.ts';

type FunctionRow = Breakdown['functions'][number];

const STATES = [
  { state: 'running', label: marked('running'), of: 'runningNs' },
  { state: 'runnable', label: marked('runnable'), of: 'runnableNs' },
  { state: 'syscall', label: marked('in system calls'), of: 'syscallNs' },
  { state: 'waiting', label: marked('waiting'), of: 'waitingNs' },
] as const satisfies readonly { readonly state: string; readonly label: string; readonly of: keyof FunctionRow }[];

/** By what the goroutines were started to do: those that did not merely wait first. */
export function FunctionTimes({ breakdown: { functions }, state, change }: RangePart) {
  return (
    <FewOrAll title={t('By entry function')}>
      {functions.map((row) => (
        <li key={row.name} className="range-function">
          <button type="button" className="link-button range-function__name" title={t('{name}. Show its goroutines', { name: groupName(row) })} onClick={() => change(functionLead(state, row.name), 'push')}>
            {groupName(row)}
          </button>
          <span className="range-lines__share" title={t('{n, plural, one {{shown} goroutine} other {{shown} goroutines}}', { n: row.goroutines, shown: exactCount(row.goroutines) })}>
            × {formatCount(row.goroutines)}
          </span>
          <ul className="range-function__times">
            {STATES.map(({ state: of, label, of: column }) => (
              <Time key={of} state={of} label={t(label)} ns={row[column]} />
            ))}
          </ul>
        </li>
      ))}
    </FewOrAll>
  );
}

function Time({ state, label, ns }: { readonly state: string; readonly label: string; readonly ns: Ns }) {
  if (ns === 0) return undefined;
  return (
    <li className="range-function__time" title={`${label}: ${exactNs(ns)}`}>
      <span className={`range-lines__swatch range-function__swatch--${state}`} aria-hidden="true" />
      <span className="visually-hidden">{label} </span>
      {formatNs(ns)}
    </li>
  );
}
