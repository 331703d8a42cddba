import { PanelBottomOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { FlameLayout } from '../../../workers/api.ts';
import type { Box } from '../../charts/flame/rows.ts';
import { withoutImportPath } from '../../charts/flame/shortName.ts';
import { formatCount } from '../format.ts';
import { boxFigures } from './boxFigures.ts';

export interface FlameStatusProps {
  /** Under the pointer or the keyboard, else the zoomed one. */
  readonly box: Box;
  readonly layout: FlameLayout;
  readonly unit: string;
  readonly onDetails: () => void;
}

/** One line about the box the reader is at; on a screen that is touched it stands in for the tooltip. */
export function FlameStatus({ box, layout, unit, onDetails }: FlameStatusProps): ReactNode {
  return (
    <div className="flame-status">
      <span className="flame-status__name" title={box.name}>
        {withoutImportPath(box.name)}
        {box.inlined && ' (inlined)'}
      </span>
      <span className="flame-status__figures">
        {boxFigures(box, layout, unit).map(({ label, value, exact, ofTotal }) => (
          <span key={label} className="flame-status__figure" title={exact}>
            {label} <b>{value}</b> {ofTotal}
          </span>
        ))}
      </span>
      {layout.hidden > 0 && (
        <span className="flame-status__hidden" title={`${hiddenInWords(layout.hidden)}; zoom in on their caller to see them`}>
          {formatCount(layout.hidden)} under 1 px
        </span>
      )}
      <Button className="button flame-button" onPress={onDetails}>
        <PanelBottomOpen size={14} aria-hidden /> Details
      </Button>
    </div>
  );
}

function hiddenInWords(count: number): string {
  return count === 1 ? 'One box is narrower than a pixel and left out' : `${formatCount(count)} boxes are narrower than a pixel and left out`;
}
