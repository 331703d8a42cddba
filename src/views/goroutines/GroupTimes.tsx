import type { GroupRow, LatencySummary } from '../../../workers/api.ts';
import { formatCount } from '../format.ts';
import { NsFigure } from '../table/NsFigure.tsx';
import { GROUP_TIMES, type GroupTime } from './goroutineTable.ts';
import { marked, t } from '../../../language/t.ts';

const LABELS: Readonly<Record<GroupTime, string>> = {
  running: marked('Running'),
  runnable: marked('Runnable'),
  waiting: marked('Waiting'),
  syscall: marked('In syscalls'),
  life: marked('From creation to end'),
};
const FIGURES = [
  { heading: marked('Total'), of: 'sumNs' },
  { heading: marked('Min'), of: 'minNs' },
  { heading: 'p50', of: 'p50Ns' },
  { heading: 'p90', of: 'p90Ns' },
  { heading: 'p99', of: 'p99Ns' },
  { heading: 'p99.9', of: 'p999Ns' },
  { heading: marked('Max'), of: 'maxNs' },
] as const satisfies readonly { readonly heading: string; readonly of: keyof LatencySummary }[];

/** How the members of a group spent their time: one value a goroutine. */
export function GroupTimes({ group }: { readonly group: GroupRow }) {
  return (
    // A table that scrolls sideways on a phone has to be reachable by key.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="group-times" tabIndex={0} aria-label={t('Times of the group')}>
      <table className="group-times__table">
        <thead>
          <tr>
            <th scope="col">{t('One value a goroutine')}</th>
            <th scope="col">{t('Goroutines')}</th>
            {FIGURES.map(({ heading }) => (
              <th key={heading} scope="col">
                {t(heading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {GROUP_TIMES.map((time) => (
            <tr key={time}>
              <th scope="row">
                <span className={`group-times__swatch time-cell__bar--${time}`} aria-hidden="true" />
                {t(LABELS[time])}
              </th>
              <td>{formatCount(group[time].n)}</td>
              {FIGURES.map(({ of }) => (
                <td key={of}>
                  <NsFigure ns={group[time].n === 0 ? undefined : group[time][of]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
