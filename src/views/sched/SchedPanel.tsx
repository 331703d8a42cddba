import type { ReactNode } from 'react';
import type { SchedMoment } from '../../../workers/api.ts';
import { formatCount } from '../format.ts';
import { MomentPanel } from '../series/MomentPanel.tsx';
import { t } from '../../../language/t.ts';

interface Props {
  readonly moment: SchedMoment;
  readonly onStep: (by: -1 | 1) => void;
}

/** One line of schedtrace in full; with scheddetail every P, M, and the goroutines by what they wait for. */
export function SchedPanel({ moment, onStep }: Props) {
  const { row, ofRows, timeNs, detail, localQueues } = moment;
  const queued = localQueues.reduce((sum, length) => sum + length, 0);
  return (
    <MomentPanel noun={t('Line')} label={t('A line of schedtrace')} row={row} ofRows={ofRows} atNs={timeNs} onStep={onStep}>
      <dl className="sched-moment__figures">
        <Figure name={t('Ps busy')} value={t('{busy} of {all}', { busy: moment.gomaxprocs - moment.idleProcs, all: moment.gomaxprocs })} meaning="gomaxprocs − idleprocs" />
        <Figure name={t('Runnable')} value={formatCount(moment.runQueue + queued)} meaning={t('{global} in the global queue, {local} in those of Ps; not the one each P runs next', { global: formatCount(moment.runQueue), local: formatCount(queued) })} />
        <Figure name={t('Threads')} value={formatCount(moment.threads)} meaning={t('{idle} idle, {spinning} spinning: looking for work', { idle: formatCount(moment.idleThreads), spinning: formatCount(moment.spinningThreads) })} />
        {detail !== undefined && (
          <>
            <Figure name={t('A stop is asked for')} value={detail.gcWaiting ? t('yes') : t('no')} meaning={t('gcwaiting; {count} Ps still to stop', { count: formatCount(detail.stopWait) })} />
            <Figure name={t('Monitor thread')} value={detail.sysmonWaits ? t('sleeps') : t('works')} meaning="sysmonwait" />
          </>
        )}
      </dl>
      {detail === undefined ? (
        <>
          {localQueues.length > 0 && (
            <Table caption={t('Local run queues')} columns={['P', 'goroutines']}>
              {localQueues.map((length, proc) => (
                // oxlint-disable-next-line react/no-array-index-key -- the place is the P's number
                <tr key={proc}>
                  <th scope="row">P {proc}</th>
                  <td>{length}</td>
                </tr>
              ))}
            </Table>
          )}
          <p className="moment__note">{t('With GODEBUG=scheddetail=1 beside schedtrace each line tells every P, thread and goroutine.')}</p>
        </>
      ) : (
        <Detail detail={detail} />
      )}
    </MomentPanel>
  );
}

function Detail({ detail: { procs, threads, goroutines } }: { readonly detail: NonNullable<SchedMoment['detail']> }) {
  return (
    <>
      <Table caption={t('Ps')} columns={['P', t('status'), 'M', t('queue'), t('switches'), t('syscalls'), t('timers')]}>
        {procs.map((proc) => (
          <tr key={proc.proc}>
            <th scope="row">P {proc.proc}</th>
            <td>{proc.status}</td>
            <td>{ref('M', proc.thread)}</td>
            <td>{proc.queue}</td>
            <td>{formatCount(proc.schedTick)}</td>
            <td>{formatCount(proc.syscallTick)}</td>
            <td>{proc.timers}</td>
          </tr>
        ))}
      </Table>
      <Table caption={t('Goroutines')} columns={[t('status'), t('waits for'), t('count')]} texts={2}>
        {goroutines.map(({ status, waitReason, count }) => (
          <tr key={`${status} ${waitReason}`}>
            <th scope="row">{status}</th>
            <td className="sched-table__text">{waitReason === '' ? '–' : waitReason}</td>
            <td>{formatCount(count)}</td>
          </tr>
        ))}
      </Table>
      <Table caption={t('Ms (threads)')} columns={['M', 'P', t('runs'), t('state'), t('locked to')]}>
        {threads.map(({ thread, proc, goroutine, spinning, blocked, lockedGoroutine }) => (
          <tr key={thread}>
            <th scope="row">M {thread}</th>
            <td>{ref('P', proc)}</td>
            <td>{ref('G', goroutine)}</td>
            <td>{spinning ? t('spinning') : blocked ? t('blocked') : '–'}</td>
            <td>{ref('G', lockedGoroutine)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}

function ref(kind: 'P' | 'M' | 'G', id: number | undefined): string {
  return id === undefined ? '–' : `${kind} ${id}`;
}

function Figure({ name, value, meaning }: { readonly name: string; readonly value: string; readonly meaning: string }) {
  return (
    <div className="sched-moment__figure">
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd className="sched-moment__meaning">{meaning}</dd>
    </div>
  );
}

/** `texts`: how many of the first columns are words. */
function Table({ caption, columns, texts = 1, children }: { readonly caption: string; readonly columns: readonly string[]; readonly texts?: number; readonly children: ReactNode }) {
  return (
    <table className="sched-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column, place) => (
            <th key={column} scope="col" className={place < texts ? 'sched-table__text' : undefined}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
