import { useSettledWindow } from '../../charts/window/useSettledWindow.ts';
import type { LiveWindow } from '../../charts/window/liveWindow.ts';
import type { LogSeriesPoints, TimeRange } from '../../../workers/api.ts';
import { TwinTable } from '../time/TwinTable.tsx';
import type { ChartLine, SeriesChart } from './chartLines.ts';
import { useRangeAnswer, type PictureAnswer, type PictureQuestion } from './seriesSources.ts';
import { pointsOf } from './pointsOf.ts';
import { exactText, unitText } from './spotValues.ts';
import { marked, t } from '../../../language/t.ts';

interface Props {
  readonly charts: readonly SeriesChart[];
  readonly ask: (question: PictureQuestion) => Promise<PictureAnswer>;
  readonly names: PictureQuestion['names'];
  readonly live: LiveWindow;
  readonly selection: TimeRange | undefined;
}

const COLUMNS = [{ label: marked('Series') }, { label: marked('First'), numeric: true }, { label: marked('Least'), numeric: true }, { label: marked('Greatest'), numeric: true }, { label: marked('Last'), numeric: true }] as const;

/** What the charts show, in text: of every series what it came to in the selection, else in the window. */
export function SeriesTable({ charts, ask, names, live, selection }: Props) {
  const settled = useSettledWindow(live);
  const range = selection ?? settled;
  const answer = useRangeAnswer(ask, range, names);
  const columns = COLUMNS.map((column) => ({ ...column, label: t(column.label) }));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
    <section className="twin" tabIndex={0} aria-label={t('Series as tables')}>
      {charts.map((chart) => (
        <TwinTable key={chart.id} caption={selection === undefined ? t('{chart} in this window', { chart: t(chart.title) }) : t('{chart} in the selection', { chart: t(chart.title) })} columns={columns}>
          {chart.lines.map((line) => (
            <SeriesRow key={line.id} line={line} unit={chart.unit} figures={figuresIn(pointsOf(answer, line), line, range)} />
          ))}
        </TwinTable>
      ))}
    </section>
  );
}

function SeriesRow({ line, unit, figures }: { readonly line: ChartLine; readonly unit: SeriesChart['unit']; readonly figures: readonly number[] | undefined }) {
  return (
    <tr>
      <td className="twin__name">{t(line.label)}</td>
      {figures === undefined ? (
        <td colSpan={4} className="twin__number">
          {t('nothing there')}
        </td>
      ) : (
        figures.map((value, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- a cell is its column
          <td key={place} className="twin__number" title={exactText(value, unit)}>
            {unitText(value, unit)}
          </td>
        ))
      )}
    </tr>
  );
}

/** First, least, greatest and last of a window, the value in force at its beginning included; thinning keeps all four. */
function figuresIn(points: LogSeriesPoints | undefined, line: ChartLine, window: TimeRange): readonly number[] | undefined {
  if (points === undefined) return undefined;
  const { timeNs, value } = points;
  const isEvents = line.series.shape === 'events';
  const inside = Array.from(value).filter((_, at) => (timeNs[at] ?? 0) <= window.endNs && ((timeNs[at] ?? 0) >= window.startNs || (!isEvents && (timeNs[at + 1] ?? Number.POSITIVE_INFINITY) > window.startNs && line.range.endNs >= window.startNs)));
  const first = inside[0];
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return [first, inside.reduce((a, b) => Math.min(a, b)), inside.reduce((a, b) => Math.max(a, b)), last];
}
