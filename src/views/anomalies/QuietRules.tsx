import { CircleCheck, CircleQuestionMark } from 'lucide-react';
import type { Anomaly } from '../../../workers/api.ts';
import { ANOMALY_WORDS, anomalyFigure, anomalyThreshold, intervalText, thresholdText } from './words.ts';
import { t } from '../../../language/t.ts';

/** Rules that found nothing, or could not tell, in a line each. */
export function QuietRules({ anomalies }: { readonly anomalies: readonly Anomaly[] }) {
  if (anomalies.length === 0) return undefined;
  return (
    <section className="quiet-rules card" aria-labelledby="quiet-rules">
      <h2 id="quiet-rules" className="quiet-rules__title">
        {t('Looked for, and not found')}
      </h2>
      <ul className="quiet-rules__list">
        {anomalies.map((anomaly) => (
          <li key={anomaly.id} className={`quiet-rule quiet-rule--${anomaly.verdict === 'unknown' ? 'unknown' : 'quiet'}`}>
            {anomaly.verdict === 'unknown' ? <CircleQuestionMark size={14} aria-hidden="true" /> : <CircleCheck size={14} aria-hidden="true" />}
            <span className="quiet-rule__title">{t(ANOMALY_WORDS[anomaly.id].title)}</span>
            <span className="quiet-rule__figure">{quietText(anomaly)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function quietText(anomaly: Anomaly): string {
  if (anomaly.verdict === 'unknown') return t('Cannot be told. {why}', { why: anomaly.why ?? '' });
  const figure = anomalyFigure(anomaly);
  if (figure === undefined) return anomaly.unit === 'ns' ? t('None over {threshold}.', { threshold: anomalyThreshold(anomaly) }) : t('Nothing of the kind in this recording.');
  const told = `${t(ANOMALY_WORDS[anomaly.id].figure)}: ${figure}${intervalText(anomaly)}`;
  return anomaly.why === undefined ? `${told}; ${thresholdText(anomaly)}${t('.')}` : `${told}${t('.')} ${anomaly.why}`;
}
