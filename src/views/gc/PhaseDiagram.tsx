// A cycle's phases beside each other, and beneath them, on the same scale, what mark workers ran on each P.
import { useMemo, type CSSProperties } from 'react';
import type { GcCycleDetail, GcWorkerTurn } from '../../../workers/api.ts';
import { useSmallChoice } from '../smallLook.ts';
import { exactNs, formatCount, formatNs, formatPercent } from '../format.ts';
import { Segments } from '../table/Segments.tsx';
import { PHASE_WORDS, WORKER_WORDS } from './gcWords.ts';
import { phaseScale, placeIn, type PlacedPhase } from './phaseScale.ts';
import { marked, t } from '../../../language/t.ts';

const SCALE_IDS = ['visible', 'true'] as const;
type Scale = (typeof SCALE_IDS)[number];
const SCALES = [
  { id: 'visible', text: marked('Short ones visible') },
  { id: 'true', text: marked('To scale') },
] as const satisfies readonly { readonly id: Scale; readonly text: string }[];
/** Beyond these, lanes say little. */
const MOST_LANES = 16;

export function PhaseDiagram({ of: { cycle, turns, workerTurns } }: { readonly of: GcCycleDetail }) {
  const [scale, setScale] = useSmallChoice('phases', SCALE_IDS, 'visible');
  const phases = useMemo(() => phaseScale(cycle, scale === 'visible'), [cycle, scale]);
  const procs = useMemo(() => [...new Set(turns.map(({ proc }) => proc))].toSorted((a, b) => a - b), [turns]);
  if (phases.length === 0) return undefined;
  const wholeNs = phases.reduce((ns, { startNs, endNs }) => ns + endNs - startNs, 0);
  return (
    <section className="cycle__section" aria-label={t('Phases')}>
      <div className="cycle__section-head">
        <h3 className="cycle__heading">{t('Phases')}</h3>
        <Segments label={t('Scale of the phases')} choices={SCALES} chosen={scale} onChoose={setScale} />
      </div>
      <div className="phases" aria-hidden="true">
        <span className="phases__name" />
        <span className="phases__track phases__track--tall">
          {phases.map((phase) => (
            <span key={phase.phase} className={`phases__part phases__part--${phase.phase.replace(' ', '-')}`} style={placed(phase.from, phase.to)} title={`${t(PHASE_WORDS[phase.phase].name)}, ${formatNs(phase.endNs - phase.startNs)}`} />
          ))}
        </span>
        {procs.slice(0, MOST_LANES).map((proc) => (
          <Lane key={proc} proc={proc} turns={turns.filter((turn) => turn.proc === proc)} phases={phases} />
        ))}
      </div>
      {procs.length > MOST_LANES && <p className="cycle__note">{t('And {more} more Ps.', { more: formatCount(procs.length - MOST_LANES) })}</p>}
      {turns.length > 0 && (
        <p className="cycle__key">
          {(['dedicated', 'fractional', 'idle'] as const).map((kind) => (
            <span key={kind} title={t(WORKER_WORDS[kind].long)}>
              <span className={`cycle__swatch worker--${kind}`} aria-hidden="true" /> {t('{kind} worker', { kind })}
            </span>
          ))}
          {workerTurns > turns.length && <span>{t('the longest {shown} of {total} turns', { shown: formatCount(turns.length), total: formatCount(workerTurns) })}</span>}
        </p>
      )}
      <dl className="cycle__phases">
        {phases.map(({ phase, startNs, endNs }) => (
          <div key={phase} title={t(PHASE_WORDS[phase].meaning)}>
            <dt>
              <span className={`cycle__swatch phases__part--${phase.replace(' ', '-')}`} aria-hidden="true" />
              {t(PHASE_WORDS[phase].name)}
            </dt>
            <dd title={exactNs(phase === 'mark' ? (cycle.markNs ?? 0) : endNs - startNs)}>{formatNs(phase === 'mark' ? (cycle.markNs ?? 0) : endNs - startNs)}</dd>
            <dd className="cycle__share">{formatPercent((endNs - startNs) / wholeNs)}</dd>
          </div>
        ))}
      </dl>
      {cycle.markTerminations > 1 && <p className="cycle__note">{t('{count} mark terminations: a stop found more to mark, and marking went on. Their lengths are added up.', { count: formatCount(cycle.markTerminations) })}</p>}
    </section>
  );
}

function Lane({ proc, turns, phases }: { readonly proc: number; readonly turns: readonly GcWorkerTurn[]; readonly phases: readonly PlacedPhase[] }) {
  return (
    <>
      <span className="phases__name">P{proc}</span>
      <span className="phases__track">
        {turns.map(({ kind, startNs, endNs }) => (
          <span key={startNs} className={`phases__part worker--${kind}`} style={placed(placeIn(phases, startNs), placeIn(phases, endNs))} title={`${t(WORKER_WORDS[kind].short)}, ${formatNs(endNs - startNs)}`} />
        ))}
      </span>
    </>
  );
}

function placed(from: number, to: number): CSSProperties {
  return { '--from': from.toFixed(5), '--width': (to - from).toFixed(5) } as CSSProperties;
}
