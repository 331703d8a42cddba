import { TriangleAlert } from 'lucide-react';
import type { Anomaly, AnomalyPlace, Ns } from '../../../workers/api.ts';
import type { AnomalyLead } from './anomalyLeads.ts';
import { PlaceStrip } from './PlaceStrip.tsx';
import { PlaceTable } from './PlaceTable.tsx';
import { ANOMALY_WORDS, anomalyFigure, countText, intervalText, thresholdText } from './words.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly anomaly: Anomaly;
  readonly durationNs: Ns;
  readonly lead: AnomalyLead;
  readonly showPlace: (place: AnomalyPlace) => void;
  readonly follow: () => void;
}

/** What one rule found: what it means, by which figure, where, and what to do about it. */
export function AnomalyCard({ anomaly, durationNs, lead, showPlace, follow }: Props) {
  const { id, places } = anomaly;
  const { title, says, helps, figure, mark } = ANOMALY_WORDS[id];
  const heading = `anomaly-${id}`;
  return (
    <section className="anomaly card" aria-labelledby={heading}>
      <header className="anomaly__head">
        <h2 id={heading} className="anomaly__title">
          <TriangleAlert size={16} aria-hidden="true" />
          {t(title)}
        </h2>
        <span className="anomaly__count">{countText(anomaly)}</span>
      </header>
      <p className="anomaly__says">{t(says)}</p>
      <dl className="anomaly__figure">
        <dt>{t(figure)}</dt>
        <dd>
          <strong>{anomalyFigure(anomaly)}</strong>
          {intervalText(anomaly)}
          <span className="anomaly__threshold">, {thresholdText(anomaly)}</span>
        </dd>
      </dl>
      <PlaceStrip places={places} durationNs={durationNs} mark={mark} />
      {places.length > 0 && <PlaceTable id={id} places={places} showPlace={showPlace} />}
      <footer className="anomaly__foot">
        <p className="anomaly__helps">{t(helps)}</p>
        <button type="button" className="button" onClick={follow}>
          {lead.text}
        </button>
      </footer>
    </section>
  );
}
