import type { TimeRange } from '../../../../workers/api.ts';
import { TwinTable } from '../TwinTable.tsx';
import { useLatest, type Followed } from '../useFollowed.ts';
import { alignedWords } from './alignedWords.ts';
import type { LogLine, LogLines } from './askLogRows.ts';
import { valueText } from './LogFactsAt.tsx';
import { LINES, LOG_ROW_NAMES, type LogRow } from './logRows.ts';
import type { LogRowAnswers } from './useLogRows.ts';
import { marked, t } from '../../../../language/t.ts';

interface Props {
  readonly answers: LogRowAnswers;
  readonly window: TimeRange;
}

/** The lines of MemStats and schedtrace in the window, in text. */
export function LogValuesTable({ answers, window }: Props) {
  return (
    <>
      <Values row="memstats" lines={answers.memstats} answers={answers} window={window} />
      <Values row="schedtrace" lines={answers.schedtrace} answers={answers} window={window} />
    </>
  );
}

const COLUMNS = [{ label: marked('Series') }, { label: marked('At the beginning'), numeric: true }, { label: marked('Lowest'), numeric: true }, { label: marked('Highest'), numeric: true }, { label: marked('At the end'), numeric: true }] as const;

function Values({ row, lines, answers, window }: Props & { readonly row: Exclude<LogRow, 'gctrace'>; readonly lines: Followed<LogLines> }) {
  const log = answers.logs[row];
  const latest = useLatest(lines);
  if (log === undefined || latest === undefined || latest.lines.length === 0) return undefined;
  const { unit, lines: looks } = LINES[row];
  return (
    <TwinTable caption={t('{series} of {name}, {aligned}', { series: LOG_ROW_NAMES[row], name: log.key, aligned: alignedWords(log) })} columns={COLUMNS}>
      {looks.map(({ name, label }) => {
        const line = latest.lines.find((one) => one.name === name);
        const values = line === undefined ? [] : valuesIn(line, window);
        if (values.length === 0) return undefined;
        return (
          <tr key={name}>
            <th scope="row">{t(label)}</th>
            <td className="twin__number">{valueText(values[0], unit)}</td>
            <td className="twin__number">{valueText(Math.min(...values), unit)}</td>
            <td className="twin__number">{valueText(Math.max(...values), unit)}</td>
            <td className="twin__number">{valueText(values.at(-1), unit)}</td>
          </tr>
        );
      })}
    </TwinTable>
  );
}

/** Values in force in the window, in time order. */
function valuesIn({ steps }: LogLine, { startNs, endNs }: TimeRange): readonly number[] {
  const inside = Array.from(steps.timeNs.keys()).filter((place) => (steps.timeNs[place] ?? 0) < endNs && (steps.timeNs[place + 1] ?? Number.POSITIVE_INFINITY) > startNs);
  return inside.flatMap((place) => steps.bytes[place] ?? []);
}
