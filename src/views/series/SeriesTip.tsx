import type { SizePx } from '../../charts/pen.ts';
import { Tooltip } from '../../charts/tooltip/Tooltip.tsx';
import type { PointPx } from '../../charts/window/gestures.ts';
import { exactNs, formatNs } from '../format.ts';
import { exactText, unitText, type ChartSpot } from './spotValues.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly spot: ChartSpot;
  readonly at: PointPx;
  readonly inside: SizePx;
}

/** Each series' value at the pointer. */
export function SeriesTip({ spot: { chart, atNs, values }, at, inside }: Props) {
  return (
    <Tooltip at={at} inside={inside}>
      <p className="tooltip__title">
        {t('{chart} at {moment}', { chart: t(chart.title), moment: formatNs(atNs) })}
      </p>
      <dl className="tooltip__facts">
        {values.map(({ line, value }) => (
          <div key={line.id} className="series-tip__line">
            <dt>{t(line.label)}</dt>
            <dd>
              {value === undefined ? '–' : unitText(value, chart.unit)}
              {value !== undefined && chart.unit !== 'share' && <span className="tooltip__exact"> ({chart.unit === 'ns' ? exactNs(value) : exactText(value, chart.unit)})</span>}
            </dd>
          </div>
        ))}
      </dl>
    </Tooltip>
  );
}
