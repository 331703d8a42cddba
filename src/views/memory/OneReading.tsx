import type { LogSeries } from '../../../workers/api.ts';
import { exactBytes, exactCount, exactNs, formatBytes, formatCount, formatNs, formatPercent } from '../format.ts';
import type { SeriesOf } from '../series/chartLines.ts';
import { t } from '../../../language/t.ts';

/** What was read a single time: there is nothing over time, so the values themselves. */
export function OneReading({ sources }: { readonly sources: readonly SeriesOf[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
    <section className="one-reading" aria-label={t('Memory')} tabIndex={0}>
      <p className="one-reading__lead">{t('One reading: nothing to draw over time. A file with several, taken one after the other, is drawn as charts.')}</p>
      {sources.map(({ name, series }) => (
        <table key={name} className="one-reading__table">
          <caption>{name}</caption>
          <tbody>
            {series.map((one) => (
              <tr key={one.name}>
                <th scope="row">{one.name}</th>
                <td title={exactValue(one)}>{valueText(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </section>
  );
}

/** Of a counter what it has come to. */
function valueText({ name, last, unit }: LogSeries): string {
  if (last === 0 && /memlimit|goal|NextGC/.test(name)) return t('none');
  if (unit === 'per second' && name.includes('seconds')) return formatNs(last * 1e9);
  switch (unit) {
    case 'bytes':
    case 'bytes per second':
      return formatBytes(last);
    case 'ns':
      return formatNs(last);
    case 'share':
      return formatPercent(last);
    case 'count':
    case 'per second':
      return formatCount(Number(last.toPrecision(12)));
  }
}

function exactValue({ last, unit }: LogSeries): string {
  switch (unit) {
    case 'bytes':
    case 'bytes per second':
      return exactBytes(last);
    case 'ns':
      return exactNs(last);
    case 'count':
    case 'per second':
      return exactCount(last);
    case 'share':
      return String(last);
  }
}
