// What was in the way of a start: a sentence each, its stack, and the way to its moment.
import type { StartUpAnomaly, TimeRange } from '../../../workers/api.ts';
import { shortPath } from '../detail/stackText.ts';
import type { InitLines } from './initLines.ts';
import { anomalySentence, slowPackageSentence } from './startUpWords.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly anomalies: readonly StartUpAnomaly[];
  readonly lines: InitLines | undefined;
  /** Of the log's lines of schedtrace; undefined: there are none. */
  readonly schedtrace: string | undefined;
  readonly onShow: (range: TimeRange) => void;
  readonly onTimeline: (anomaly: StartUpAnomaly) => void;
}

/** A package's init beyond this is worth a look. */
const SLOW_PACKAGE_NS = 1_000_000;

export function FoundList({ anomalies, lines, schedtrace, onShow, onTimeline }: Props) {
  const slow = lines?.packages.filter(({ clockNs }) => clockNs >= SLOW_PACKAGE_NS) ?? [];
  // The log's own figures are whole; stacks show a part of it.
  const shown = slow.length === 0 ? anomalies : anomalies.filter(({ what }) => what !== 'slow init');
  if (shown.length === 0 && slow.length === 0 && schedtrace === undefined) return <p className="startup-found__none">{t('Nothing stands out.')}</p>;
  return (
    <ul className="startup-found">
      {shown.map((anomaly) => (
        <li key={`${anomaly.what} ${anomaly.range.startNs} ${anomalySentence(anomaly)}`} className="startup-found__one">
          <p className="startup-found__sentence">{anomalySentence(anomaly)}</p>
          <p className="startup-found__ways">
            <button type="button" className="link-button" onClick={() => onShow(anomaly.range)}>
              {t('Zoom to it')}
            </button>
            <button type="button" className="link-button" onClick={() => onTimeline(anomaly)}>
              {t('Show in the timeline')}
            </button>
          </p>
          {anomaly.stack.length > 0 && (
            <details className="startup-found__stack">
              <summary>{anomaly.what === 'P stalled' ? t('Stack that made it runnable') : t('Stack')}</summary>
              <ol>
                {anomaly.stack.map(({ func, file, line }, depth) => (
                  <li key={`${depth} ${func}`} title={file === '' ? undefined : `${file}:${line}`}>
                    {func} {file !== '' && <span className="startup-found__place">{`${shortPath(file)}:${line}`}</span>}
                  </li>
                ))}
              </ol>
            </details>
          )}
        </li>
      ))}
      {slow.map((row) => (
        <li key={row.package} className="startup-found__one">
          <p className="startup-found__sentence">{slowPackageSentence(row.package, row.clockNs, lines === undefined || lines.sumNs === 0 ? 0 : row.clockNs / lines.sumNs)}</p>
          <p className="startup-found__ways">
            <button type="button" className="link-button" onClick={() => onShow({ startNs: row.startNs, endNs: row.startNs + row.clockNs })}>
              {t('Zoom to it')}
            </button>
          </p>
        </li>
      ))}
      {schedtrace !== undefined && (
        <li className="startup-found__one">
          <p className="startup-found__sentence">{schedtrace}</p>
        </li>
      )}
    </ul>
  );
}
