import { useMemo } from 'react';
import type { AskTrace, GoroutineRef, LogRow, RegionRow, TaskRow, TraceFacts } from '../../../workers/api.ts';
import { DetailFrame, Field, Fields, NoSuchThing, Section } from '../detail/DetailFrame.tsx';
import { GoroutineLink } from '../detail/GoroutineLink.tsx';
import { exactNs, formatCount, formatMoment, formatNs } from '../format.ts';
import { useAnswered } from '../useAnswer.ts';
import { isKnown, useGrowingAnswer } from '../useGrowingAnswer.ts';
import { INITIAL_VIEW_STATE, type ChangeView, type ViewProps } from '../viewState.ts';
import './taskPin.css';
import { durationOf, logPin, regionPin, spanOf, taskLead } from './markLeads.ts';
import { BACKGROUND_TASK, taskTitle, typeName } from './typeRows.ts';
import { marked, t } from '../../../language/t.ts';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly task: string;
}

const KIND = marked('Task');
const HOW_MUCH_IS_KNOWN = { ask: 'taskTypes', range: undefined } as const;
/** So that a task of thousands stays a panel; the tables have them all. */
const MOST_LINKS = 20;

/** One task: when, under which, who worked on it, and what it marked. */
export function TaskPin({ facts, ask, state, change, task }: Props) {
  const known = useGrowingAnswer(ask, HOW_MUCH_IS_KNOWN, isKnown)?.answer.known ?? 0;
  // A task is told of as far as it is known: asked for again whenever more is.
  // oxlint-disable-next-line react/exhaustive-deps -- what is known is what makes it new
  const askAgain = useMemo<AskTrace>(() => (asked) => ask(asked), [ask, known]);
  const detail = useAnswered(askAgain, { ask: 'task', task })?.answer;
  if (detail === undefined && known < 1) return <DetailFrame kind={t(KIND)} title={undefined} change={change} />;
  if (detail === undefined) return <NoSuchThing kind={t(KIND)} change={change} />;

  const span = spanOf(detail, facts.durationNs);
  const lengthNs = durationOf(detail);
  const toTable = (shown: 'regions' | 'logs'): void =>
    change({ view: 'tasks', marksTable: { ...INITIAL_VIEW_STATE.marksTable, shown, text: task }, selection: undefined }, 'push');
  return (
    <DetailFrame kind={t(KIND)} title={taskTitle(detail)} change={change}>
      <Fields>
        {task !== BACKGROUND_TASK && <Field label={t('Number')}>{task}</Field>}
        {lengthNs !== undefined && (
          <Field label={t('Lasted')} exact={exactNs(lengthNs)}>
            <strong>{formatNs(lengthNs)}</strong>
          </Field>
        )}
        {detail.startNs === undefined ? (
          task !== BACKGROUND_TASK && <Field label={t('Began')}>{t('before the recording, or it is only mentioned')}</Field>
        ) : (
          <Field label={t('Began')} exact={exactNs(detail.startNs)}>
            {t('at {at}', { at: formatMoment(detail.startNs, span.endNs - span.startNs) })}
          </Field>
        )}
        {detail.startedBy !== undefined && (
          <Field label={t('Begun by')}>
            <GoroutineLink of={detail.startedBy} change={change} />
          </Field>
        )}
        {detail.endNs === undefined ? (
          task !== BACKGROUND_TASK && <Field label={t('Ended')}>{t('not in this recording')}</Field>
        ) : (
          <Field label={t('Ended')} exact={exactNs(detail.endNs)}>
            {t('at {at}', { at: formatMoment(detail.endNs, span.endNs - span.startNs) })}
          </Field>
        )}
        {detail.endedBy !== undefined && (
          <Field label={t('Ended by')}>
            <GoroutineLink of={detail.endedBy} change={change} />
          </Field>
        )}
      </Fields>
      <div className="detail__actions">
        <button type="button" className="button" onClick={() => change(taskLead(state.laneView, detail, facts.durationNs), 'push')}>
          {t('Its lane on the timeline')}
        </button>
        <button type="button" className="button" onClick={() => change({ selection: span, pin: { pin: 'range' } }, 'push')}>
          {t('Where its time went')}
        </button>
      </div>
      <Tasks title={t('Part of')} rows={detail.parents} change={change} />
      <Tasks title={t('Subtasks')} rows={detail.childTasks} change={change} />
      <Workers workers={detail.workers} change={change} />
      <Regions rows={detail.regionRows} total={detail.regions} change={change} onAll={() => toTable('regions')} />
      <Logs rows={detail.logRows} total={detail.logs} change={change} onAll={() => toTable('logs')} />
    </DetailFrame>
  );
}

function Tasks({ title, rows, change }: { readonly title: string; readonly rows: readonly TaskRow[]; readonly change: ChangeView }) {
  if (rows.length === 0) return undefined;
  return (
    <Section title={title}>
      <ul className="mark-list">
        {rows.slice(0, MOST_LINKS).map((row) => (
          <li key={row.task} className="mark-list__one">
            <button type="button" className="link-button mark-list__name" onClick={() => change({ pin: { pin: 'task', task: row.task } }, 'push')}>
              {taskTitle(row)}
            </button>
            <Lasting row={row} />
          </li>
        ))}
        <More count={rows.length - MOST_LINKS} />
      </ul>
    </Section>
  );
}

function Workers({ workers, change }: { readonly workers: readonly GoroutineRef[]; readonly change: ChangeView }) {
  if (workers.length === 0) return undefined;
  return (
    <Section title={t('{n, plural, one {Worked on by one goroutine} other {Worked on by {shown} goroutines}}', { n: workers.length, shown: formatCount(workers.length) })}>
      <ul className="mark-list">
        {workers.slice(0, MOST_LINKS).map((goroutine) => (
          <li key={goroutine.goroutine}>
            <GoroutineLink of={goroutine} change={change} />
          </li>
        ))}
        <More count={workers.length - MOST_LINKS} />
      </ul>
    </Section>
  );
}

interface MarksProps<Row> {
  readonly rows: readonly Row[];
  /** More than `rows` may hold. */
  readonly total: number;
  readonly change: ChangeView;
  readonly onAll: () => void;
}

function Regions({ rows, total, change, onAll }: MarksProps<RegionRow>) {
  if (rows.length === 0) return undefined;
  return (
    <Section title={t('Regions, {total}', { total: formatCount(total) })} action={total > rows.length && <AllButton onAll={onAll} />}>
      <ul className="mark-list">
        {rows.map((row) => (
          <li key={`${row.type} ${row.goroutine.goroutine} ${row.startNs} ${row.endNs}`} className="mark-list__one">
            <button type="button" className="link-button mark-list__name" onClick={() => change({ pin: regionPin(row) }, 'push')}>
              {typeName(row.type)}
            </button>
            <span className="mark-list__when" title={row.startNs === undefined ? undefined : exactNs(row.startNs)}>
              {row.startNs === undefined ? t('before') : formatNs(row.startNs)}
            </span>
            <Lasting row={row} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Logs({ rows, total, change, onAll }: MarksProps<LogRow>) {
  if (rows.length === 0) return undefined;
  return (
    <Section title={t('Logs, {total}', { total: formatCount(total) })} action={total > rows.length && <AllButton onAll={onAll} />}>
      <ul className="mark-list">
        {rows.map((row, place) => {
          const pin = logPin({ ...row, task: undefined });
          return (
            // oxlint-disable-next-line react/no-array-index-key -- two messages may be the same in everything, and rows never move
            <li key={place} className="mark-list__one">
              <button type="button" className="link-button mark-list__name" disabled={pin === undefined} onClick={() => pin !== undefined && change({ pin }, 'push')}>
                {row.category === '' ? row.message : `${row.category}: ${row.message}`}
              </button>
              <span className="mark-list__when" title={exactNs(row.atNs)}>
                {formatNs(row.atNs)}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Lasting({ row }: { readonly row: Pick<TaskRow, 'startNs' | 'endNs'> }) {
  const ns = durationOf(row);
  return (
    <span className="mark-list__lasting" title={ns === undefined ? undefined : exactNs(ns)}>
      {ns === undefined ? t('no end') : formatNs(ns)}
    </span>
  );
}

function More({ count }: { readonly count: number }) {
  return count > 0 ? <li className="detail__none">{t('and {n} more', { n: formatCount(count) })}</li> : undefined;
}

function AllButton({ onAll }: { readonly onAll: () => void }) {
  return (
    <button type="button" className="link-button" onClick={onAll}>
      {t('All of them')}
    </button>
  );
}
