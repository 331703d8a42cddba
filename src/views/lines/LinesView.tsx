import { useCallback, useState, type ReactNode } from 'react';
import type { AskLog, LogFacts, LogLineRow } from '../../../workers/api.ts';
import { exactCount, formatCount, formatMoment } from '../format.ts';
import { recordCount } from '../overview/logWords.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import { covers, placeAround } from '../table/pagePlace.ts';
import { RowGrid } from '../table/RowGrid.tsx';
import { Segments } from '../table/Segments.tsx';
import '../table/tableView.css';
import { useSmallText } from '../smallLook.ts';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { LineCard } from './LineCard.tsx';
import { marked, t } from '../../../language/t.ts';
import './lines.css';

/** The runtime's lines as they stand in the file, and what only began like one. */
export function LinesView({ facts, ask, state, change }: ViewProps<LogFacts, AskLog>): ReactNode {
  const { gcLook } = state;
  const which = gcLook.lines;
  const choices = [
    { id: 'records', text: t('Records') },
    { id: 'skipped', text: facts.skippedLines === 0 ? t('Skipped') : t('Skipped ({count})', { count: formatCount(facts.skippedLines) }) },
  ] as const;
  return (
    <section className="table-view" aria-label={t('Lines')}>
      <div className="table-view__bar">
        <Segments label={t('Lines')} choices={choices} chosen={which} onChoose={(lines) => change({ gcLook: { ...gcLook, lines } }, 'push')} />
        <p className="table-view__note">{which === 'records' ? recordsText(facts) : skippedText(facts)}</p>
      </div>
      <Lines key={which} facts={facts} ask={ask} state={state} change={change} />
    </section>
  );
}

function Lines({ facts, ask, state, change }: ViewProps<LogFacts, AskLog>): ReactNode {
  const which = state.gcLook.lines;
  const [place, setPlace] = useState(() => placeAround(0, 0));
  const [openedLine, setOpenedLine] = useSmallText('line');
  const page = useAnswer(ask, { ask: 'logLines', which, ...place });
  const onInSight = useCallback((from: number, count: number) => setPlace((known) => (covers(known, from, count) ? known : placeAround(from, count))), []);
  const found = useAnswer(ask, /^[1-9]\d{0,11}$/.test(openedLine) ? { ask: 'logLine', which, line: Number(openedLine) } : undefined);
  // The last answer stays until the next one comes.
  const opened = found?.line === Number(openedLine) ? found : undefined;
  const rowAt = (at: number): LogLineRow | undefined => page?.rows[at - page.from];
  return (
    <>
      <RowGrid
        label={which === 'records' ? t('Records') : t('Skipped lines')}
        columns={which === 'records' ? RECORDS : SKIPPED}
        count={page?.total ?? 0}
        rowAt={rowAt}
        order={{ column: 'line', descending: false }}
        onSort={() => undefined}
        onOpen={(at) => setOpenedLine(String(rowAt(at)?.line ?? ''))}
        isOpened={({ offset }) => offset === opened?.offset}
        onInSight={onInSight}
        empty={page === undefined ? t('Reading…') : which === 'records' ? t('There are no records.') : t('Nothing was skipped: every line that begins as a record is one.')}
      />
      {opened !== undefined && <LineCard row={opened} durationNs={facts.durationNs} state={state} change={change} onClose={() => setOpenedLine('')} />}
    </>
  );
}

/** Of a line of JSON; pressed, all of it is told. */
const MOST_SHOWN = 300;

const LINE: GridColumn<LogLineRow> = { id: 'line', heading: marked('Line'), meaning: marked('Of the file, from 1'), widthPx: 96, isNumber: false, sorts: false, cell: ({ line, offset }) => <span title={t('byte {offset}', { offset: exactCount(offset) })}>{exactCount(line)}</span> };
const TEXT: GridColumn<LogLineRow> = { id: 'text', heading: marked('As it stands in the file'), meaning: marked('The line itself'), widthPx: undefined, isNumber: false, sorts: false, cell: ({ text }) => <code className="line-text">{text.slice(0, MOST_SHOWN)}</code> };
const RECORDS: readonly GridColumn<LogLineRow>[] = [
  LINE,
  { id: 'time', heading: marked('At'), meaning: marked('On the file’s time axis'), widthPx: 100, isNumber: true, sorts: false, cell: ({ timeNs }) => (timeNs === undefined ? '–' : formatMoment(timeNs, 1e8)) },
  { id: 'record', heading: marked('Record'), meaning: marked('What it is'), widthPx: 96, isNumber: false, sorts: false, cell: ({ record }) => record },
  TEXT,
];
const SKIPPED: readonly GridColumn<LogLineRow>[] = [
  LINE,
  { id: 'why', heading: marked('Why'), meaning: marked('What keeps it from being a record'), widthPx: 460, isNumber: false, sorts: false, cell: ({ why }) => <span title={why}>{why}</span> },
  TEXT,
];

function recordsText({ lines, otherLines, counts }: LogFacts): string {
  const values = { records: formatCount(recordCount(counts)), lines, linesShown: formatCount(lines), other: otherLines, otherShown: formatCount(otherLines) };
  return t('{records} records in {lines, plural, one {{linesShown} line} other {{linesShown} lines}}; {other, plural, =0 {none is the program’s own} one {{otherShown} is the program’s own, which is counted only} other {{otherShown} are the program’s own, which are counted only}}.', values);
}

function skippedText({ skippedLines }: LogFacts): string {
  if (skippedLines === 0) return t('Nothing was skipped.');
  const values = { count: skippedLines, shown: formatCount(skippedLines) };
  return skippedLines > 200
    ? t('{count, plural, one {{shown} line begins as a record and does} other {{shown} lines begin as a record and do}} not go on as one; the first 200 are listed.', values)
    : t('{count, plural, one {{shown} line begins as a record and does} other {{shown} lines begin as a record and do}} not go on as one.', values);
}
