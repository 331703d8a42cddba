import { useState } from 'react';
import type { LogCounts, LogFacts } from '../../../workers/api.ts';
import type { Companion } from '../companions.ts';
import { formatCount } from '../format.ts';
import { alignedReason, alignedWords } from '../time/logs/alignedWords.ts';
import { OverviewCard } from './Figures.tsx';
import { PlaceByHand } from './PlaceByHand.tsx';
import { t } from '../../../language/t.ts';
import './companions.css';

interface Props {
  readonly companions: readonly Companion[];
  /** Leads to where they are drawn. */
  readonly onShow: () => void;
}

/** The logs of the same run: what each holds, and how it was brought onto this document's time. */
export function CompanionsCard({ companions, onShow }: Props) {
  return (
    <OverviewCard title={t('Logs of the same run')}>
      <p className="overview__note">{t('What they tell is drawn on this recording’s time axis.')}</p>
      <ul className="companions">
        {companions.map((log) => (
          <CompanionLine key={log.key} log={log} onShow={onShow} />
        ))}
      </ul>
    </OverviewCard>
  );
}

function CompanionLine({ log, onShow }: { readonly log: Companion; readonly onShow: () => void }) {
  const [placing, setPlacing] = useState(false);
  const reason = alignedReason(log);
  const isKnown = log.offsetNs !== undefined;
  return (
    <li className="companions__one">
      <p>
        {isKnown ? (
          <button type="button" className="link-button" title={t('Show the timeline')} onClick={onShow}>
            {log.key}
          </button>
        ) : (
          <span className="companions__name">{log.key}</span>
        )}{' '}
        <span className="overview-figures__note">{holds(log.facts)}</span>
      </p>
      <p className={isKnown ? 'companions__how' : 'companions__how companions__how--unknown'}>
        {isKnown ? alignedWords(log) : t('Not on the axis: {log}.', { log: alignedWords(log) })}
        {reason !== undefined && `, ${reason}`}{' '}
        {log.unaligned !== 'not known yet' && (
          <button type="button" className="link-button" aria-expanded={placing} onClick={() => setPlacing(!placing)}>
            {t('Place by hand')}
          </button>
        )}
      </p>
      {placing && <PlaceByHand log={log} />}
    </li>
  );
}

const WORDS: Readonly<Record<keyof LogCounts, readonly [string, string]>> = {
  gc: ['cycle of gctrace', 'cycles of gctrace'],
  memStats: ['snapshot of MemStats', 'snapshots of MemStats'],
  sched: ['line of schedtrace', 'lines of schedtrace'],
  init: ['package of inittrace', 'packages of inittrace'],
  scavenger: ['line of scavtrace', 'lines of scavtrace'],
  metrics: ['reading of metrics', 'readings of metrics'],
  prometheus: ['Prometheus page', 'Prometheus pages'],
  pacer: ['line of gcpacertrace', 'lines of gcpacertrace'],
  scan: ['line of scan figures', 'lines of scan figures'],
};

/** "8 cycles of gctrace, 2 packages of inittrace" */
function holds({ counts }: Pick<LogFacts, 'counts'>): string {
  return (Object.keys(WORDS) as (keyof LogCounts)[])
    .filter((what) => counts[what] > 0)
    .map((what) => `${formatCount(counts[what])} ${WORDS[what][counts[what] === 1 ? 0 : 1]}`)
    .join(', ');
}
