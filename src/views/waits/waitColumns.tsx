// The columns of the tables of waits and of their groups, and their lines in a file.
import { WAIT_CAUSES, type WaitGroupRow, type WaitRow } from '../../../workers/api.ts';
import { goroutineTitle } from '../detail/GoroutineLink.tsx';
import { exactCount, formatCount } from '../format.ts';
import type { CsvField } from '../table/csv.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import { NsFigure } from '../table/NsFigure.tsx';
import { CauseBar } from './CauseBar.tsx';
import { CAUSE_FILLS, CAUSE_LOOKS, KIND_WORDS } from './causeLook.ts';
import { t } from '../../../language/t.ts';

const CAUSE_FIELDS = WAIT_CAUSES.map((cause) => `${cause.replaceAll(/[: ]+/g, '_').toLowerCase()}_ns`);

export const GROUP_CSV_HEADER: readonly string[] = ['group', 'waits', 'waited_ns', 'p50_ns', 'p99_ns', 'longest_ns', ...CAUSE_FIELDS];

export function groupCsvLine({ label, count, sumNs, p50Ns, p99Ns, maxNs, causes }: WaitGroupRow): readonly CsvField[] {
  return [label, count, sumNs, p50Ns, p99Ns, maxNs, ...causes];
}

export const WAIT_CSV_HEADER: readonly string[] = ['goroutine', 'entry', 'kind', 'start_ns', 'end_ns', 'main_cause', ...CAUSE_FIELDS];

export function waitCsvLine({ goroutine, kind, startNs, endNs, main, causes }: WaitRow): readonly CsvField[] {
  return [goroutine.id, goroutine.name, kind, startNs, endNs, main, ...causes];
}

const TIME_PX = 78;

function time(id: string, heading: string, meaning: string, of: (row: WaitGroupRow) => number): GridColumn<WaitGroupRow> {
  return { id, heading, meaning, widthPx: TIME_PX, isNumber: true, sorts: true, cell: (row) => <NsFigure ns={of(row)} /> };
}

/** `mostNs`: waiting of the group that waited most: its bar is full. */
export function groupColumns(heading: string, mostNs: number): readonly GridColumn<WaitGroupRow>[] {
  return [
    { id: 'label', heading, meaning: t('What the waits are grouped by; press one to see its waits alone'), widthPx: undefined, isNumber: false, sorts: true, cell: ({ label, stack }) => <span title={stack.length === 0 ? label : stack.map(({ func, file, line }) => `${func} ${file}:${line}`).join('\n')}>{label}</span> },
    { id: 'count', heading: t('Waits'), meaning: t('How many waits'), widthPx: 58, isNumber: true, sorts: true, cell: ({ count }) => <span title={exactCount(count)}>{formatCount(count)}</span> },
    time('waiting', t('Waited'), t('All of them together'), ({ sumNs }) => sumNs),
    { id: 'causes', heading: t('Causes'), meaning: t('Its waiting by cause, against the group that waited most'), widthPx: 66, isNumber: false, sorts: false, cell: ({ causes, sumNs }) => <CauseBar causes={causes} small length={mostNs === 0 ? 0 : sumNs / mostNs} /> },
    time('median', 'p50', t('The median wait'), ({ p50Ns }) => p50Ns),
    time('p99', 'p99', t('A hundredth of the waits are longer'), ({ p99Ns }) => p99Ns),
    time('longest', t('Longest'), t('The longest wait'), ({ maxNs }) => maxNs),
  ];
}

export function waitListColumns(longestNs: number): readonly GridColumn<WaitRow>[] {
  return [
    { id: 'goroutine', heading: t('Goroutine'), meaning: t('Who waited'), widthPx: undefined, isNumber: false, sorts: false, cell: ({ goroutine }) => <span title={goroutineTitle(goroutine)}>{goroutineTitle(goroutine)}</span> },
    { id: 'kind', heading: t('Kind'), meaning: t('How the wait began'), widthPx: 92, isNumber: false, sorts: false, cell: ({ kind }) => <span title={t(KIND_WORDS[kind].meaning)}>{t(KIND_WORDS[kind].name)}</span> },
    { id: 'time', heading: t('From'), meaning: t('When it became runnable'), widthPx: 76, isNumber: true, sorts: true, cell: ({ startNs }) => <NsFigure ns={startNs} /> },
    { id: 'longest', heading: t('Waited'), meaning: t('From runnable to running'), widthPx: TIME_PX, isNumber: true, sorts: true, cell: ({ startNs, endNs }) => <NsFigure ns={endNs - startNs} /> },
    { id: 'causes', heading: t('Causes'), meaning: t('What it waited for, against the longest'), widthPx: 66, isNumber: false, sorts: false, cell: ({ causes, startNs, endNs }) => <CauseBar causes={causes} small length={longestNs === 0 ? 0 : (endNs - startNs) / longestNs} /> },
    {
      id: 'main',
      heading: t('Mostly'),
      meaning: t('The cause that took most of it'),
      widthPx: 134,
      isNumber: false,
      sorts: false,
      cell: ({ main }) => (
        <span title={`${t(CAUSE_LOOKS[main].name)}. ${t(CAUSE_LOOKS[main].meaning)}`}>
          <span className={`cause-key ${CAUSE_FILLS[WAIT_CAUSES.indexOf(main)]}`} aria-hidden="true" />
          {t(CAUSE_LOOKS[main].short)}
        </span>
      ),
    },
  ];
}
