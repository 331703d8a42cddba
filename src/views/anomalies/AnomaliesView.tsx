import type { ReactNode } from 'react';
import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { KnownNote } from '../table/KnownNote.tsx';
import { isKnown, useGrowingAnswer } from '../useGrowingAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { AnomalyCard } from './AnomalyCard.tsx';
import { anomalyLead, placeLead } from './anomalyLeads.ts';
import { foundOrder } from './foundOrder.ts';
import { foundSentence } from './foundSentence.ts';
import { QuietRules } from './QuietRules.tsx';
import { t } from '../../../language/t.ts';
import './anomalies.css';

/** What stands out in a trace: a card for each rule that found something, a line for each other one. */
export function AnomaliesView({ facts, ask, change }: ViewProps<TraceFacts, AskTrace>): ReactNode {
  const answer = useGrowingAnswer(ask, { ask: 'anomalies' }, isKnown)?.answer;
  if (answer === undefined) {
    return (
      <div className="anomalies" aria-busy="true">
        <p className="anomalies__sum">{t('Reading…')}</p>
      </div>
    );
  }
  const { anomalies, known } = answer;
  const found = foundOrder(anomalies);
  return (
    <div className="anomalies">
      <header className="anomalies__top">
        <h2 className="anomalies__heading">{t('What stands out')}</h2>
        {(known >= 1 || found.length > 0) && <p className="anomalies__sum">{foundSentence(found.length, anomalies.length)}</p>}
        <KnownNote known={known} />
      </header>
      {found.map((anomaly) => {
        const lead = anomalyLead(anomaly.id);
        return (
          <AnomalyCard
            key={anomaly.id}
            anomaly={anomaly}
            durationNs={facts.durationNs}
            lead={lead}
            showPlace={(place) => change(placeLead(place, anomaly.id, facts.durationNs), 'push')}
            follow={() => change(lead.patch, 'push')}
          />
        );
      })}
      {known >= 1 && <QuietRules anomalies={anomalies.filter(({ verdict }) => verdict !== 'found')} />}
    </div>
  );
}
