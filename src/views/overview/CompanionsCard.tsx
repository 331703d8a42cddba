import { useState } from 'react';
import type { LogCounts, LogFacts } from '../../../workers/api.ts';
import type { Companion } from '../companions.ts';
import { formatCount } from '../format.ts';
import { alignedReason, alignedWords } from '../time/logs/alignedWords.ts';
import { OverviewCard } from './Figures.tsx';
import { PlaceByHand } from './PlaceByHand.tsx';
import { marked, t } from '../../../language/t.ts';
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

const WORDS: Readonly<Record<keyof LogCounts, string>> = {
  gc: marked('{n, plural, one {{shown} cycle of gctrace} other {{shown} cycles of gctrace}}'),
  memStats: marked('{n, plural, one {{shown} snapshot of MemStats} other {{shown} snapshots of MemStats}}'),
  sched: marked('{n, plural, one {{shown} line of schedtrace} other {{shown} lines of schedtrace}}'),
  init: marked('{n, plural, one {{shown} package of inittrace} other {{shown} packages of inittrace}}'),
  scavenger: marked('{n, plural, one {{shown} line of scavtrace} other {{shown} lines of scavtrace}}'),
  metrics: marked('{n, plural, one {{shown} reading of metrics} other {{shown} readings of metrics}}'),
  prometheus: marked('{n, plural, one {{shown} Prometheus page} other {{shown} Prometheus pages}}'),
  pacer: marked('{n, plural, one {{shown} line of gcpacertrace} other {{shown} lines of gcpacertrace}}'),
  scan: marked('{n, plural, one {{shown} line of scan figures} other {{shown} lines of scan figures}}'),
};

/** "8 cycles of gctrace, 2 packages of inittrace" */
function holds({ counts }: Pick<LogFacts, 'counts'>): string {
  return (Object.keys(WORDS) as (keyof LogCounts)[])
    .filter((what) => counts[what] > 0)
    .map((what) => t(WORDS[what], { n: counts[what], shown: formatCount(counts[what]) }))
    .join(', ');
}
