import { ChevronRight, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Breadcrumb, Breadcrumbs, Button, Link } from 'react-aria-components';
import type { FlameLayout, FlameNode } from '../../../workers/api.ts';
import { withoutImportPath } from '../../charts/flame/shortName.ts';
import { exactValue, formatPercent } from '../format.ts';
import { valueText, type Measure } from './boxFigures.ts';
import { t } from '../../../language/t.ts';

export interface FlameTrailProps {
  readonly layout: FlameLayout;
  readonly measure: Measure;
  readonly onZoom: (node: FlameNode, name: string) => void;
  /** What the search found. */
  readonly found: ReactNode;
  /** What stands at the end of the row. */
  readonly children: ReactNode;
}

/** The way from the root to the zoomed box, each step a way back, and what the box adds up to. */
export function FlameTrail({ layout, measure, onZoom, found, children }: FlameTrailProps): ReactNode {
  const { breadcrumb, grandTotal } = layout;
  const focus = breadcrumb.at(-1);
  const zoomed = breadcrumb.length > 1;
  return (
    <div className="flame-trail">
      <div className="flame-trail__scroller">
        <Breadcrumbs className="flame-trail__list" aria-label={t('Way from the root')} onAction={(key) => zoomToStep(layout, Number(key), onZoom)}>
          {breadcrumb.map(({ name }, step) => (
            <Breadcrumb key={step} id={step} className="flame-trail__step">
              {step > 0 && <ChevronRight className="flame-trail__arrow" size={12} aria-hidden />}
              <Link className="flame-trail__link">
                <span title={name}>{withoutImportPath(name)}</span>
              </Link>
            </Breadcrumb>
          ))}
        </Breadcrumbs>
      </div>
      {found}
      {focus && (
        <span className="flame-trail__figures" title={exactValue(focus.total, measure.unit)}>
          {valueText(focus.total, measure)}
          {zoomed && `, ${formatPercent(grandTotal === 0 ? 0 : focus.total / grandTotal)}`}
        </span>
      )}
      {zoomed && (
        <Button className="button flame-button" onPress={() => zoomToStep(layout, 0, onZoom)}>
          <RotateCcw size={13} aria-hidden /> {t('Reset zoom')}
        </Button>
      )}
      {children}
    </div>
  );
}

function zoomToStep(layout: FlameLayout, step: number, onZoom: FlameTrailProps['onZoom']): void {
  const to = layout.breadcrumb[step];
  if (to !== undefined) onZoom(to.node, to.name);
}
