import { memo } from 'react';
import { STRETCH_KINDS, type LaneAxis, type StretchKind } from '../../../workers/api.ts';
import { Legend, type LegendEntry } from '../../charts/stage/Legend.tsx';
import type { LogRow } from '../time/logs/logRows.ts';
import { withLogLegend } from '../time/logs/withLogLegend.ts';
import { KINDS_ON_PROCS, kindText, lookOf } from './stretchLook.ts';
import { marked, t } from '../../../language/t.ts';
import './kindLegend.css';

interface Props {
  readonly axis: LaneAxis;
  /** Whether lanes of another kind are pinned above. */
  readonly mixed: boolean;
  readonly faint: readonly StretchKind[];
  /** Rows of logs that are unfolded; the same array as long as they are the same. */
  readonly logs: readonly LogRow[];
  readonly onToggle: (kind: StretchKind) => void;
}

const BANDS: readonly LegendEntry[] = [
  { colour: '--wait-any', label: marked('waiting goroutines'), shape: 'box' },
  { colour: '--gc-soft', label: marked('GC sweep phase'), shape: 'box' },
  { colour: '--stw', label: marked('STW (world stopped)'), shape: 'box' },
  { colour: '--heap-live', label: marked('heap live'), shape: 'line' },
  { colour: '--heap-goal', label: marked('heap goal'), shape: 'dashes' },
];

/** What the colours mean. A kind that is pressed is drawn faintly until it is pressed again. */
export const KindLegend = memo(function KindLegend({ axis, mixed, faint, logs, onToggle }: Props) {
  const kinds = (axis === 'proc' || axis === 'thread') && !mixed ? KINDS_ON_PROCS : STRETCH_KINDS;
  return (
    <div className="time-view__foot">
      <fieldset className="kinds" aria-label={t('Kinds of lanes’ marks that are drawn')}>
        {kinds.map((kind) => (
          <button key={kind} type="button" className="kinds__one" aria-pressed={!faint.includes(kind)} title={t('Draw {kind} faintly, or not', { kind: kindText(kind) })} onClick={() => onToggle(kind)}>
            <span className={kind === 'unknown' ? 'kinds__swatch kinds__swatch--hatched' : 'kinds__swatch'} style={{ color: `var(${lookOf(kind).variable})` }} aria-hidden="true" />
            {kindText(kind)}
          </button>
        ))}
      </fieldset>
      <Legend entries={withLogLegend(BANDS, logs)} />
      <p className="time-view__hint" data-picture="no">{t('Wheel zooms, drag pans, Shift-drag selects, Shift-wheel scrolls')}</p>
    </div>
  );
});
