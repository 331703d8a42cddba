import { memo } from 'react';
import { Legend, type LegendEntry } from '../../charts/stage/Legend.tsx';
import { t } from '../../../language/t.ts';

/** The line below the charts: what the colours mean, and what a pointer can do. */
export const TimeFoot = memo(function TimeFoot({ legend }: { readonly legend: readonly LegendEntry[] }) {
  return (
    <div className="time-view__foot">
      <Legend entries={legend} />
      <p className="time-view__hint" data-picture="no">{t('Wheel zooms, drag pans, Shift-drag selects')}</p>
    </div>
  );
});
