// The picture with all that speaks about it: the way from the root above, the line about the box the reader is at below, the
// tooltip, and the table for readers who do not see it. What moves with the pointer stays in here.
import { memo, useState, type ReactNode } from 'react';
import type { AskProfile, FlameLayout, FlameNode, Px, SampleTypeFacts } from '../../../workers/api.ts';
import { FlameCanvas } from '../../charts/flame/FlameCanvas.tsx';
import type { Direction } from '../../charts/flame/geometry.ts';
import { findNode, indexRows, readBox, type Box } from '../../charts/flame/rows.ts';
import { formatValue } from '../format.ts';
import { boxInWords } from './boxFigures.ts';
import { FlameCallees } from './FlameCallees.tsx';
import { FlameStatus } from './FlameStatus.tsx';
import { FlameTip } from './FlameTip.tsx';
import { FlameTrail } from './FlameTrail.tsx';

export interface FlameGraphProps {
  /** Of the layout, if there is one. */
  readonly sampleType: SampleTypeFacts;
  /** undefined until the first answer is here. */
  readonly layout: FlameLayout | undefined;
  readonly direction: Direction;
  /** By index into `layout.names`: 1 for a match; undefined: no search. */
  readonly matches: Uint8Array | undefined;
  readonly ask: AskProfile;
  readonly onZoom: (node: FlameNode) => void;
  readonly onDetails: (node: FlameNode) => void;
  /** The width that a layout should be asked for. */
  readonly onWidth: (widthPx: Px) => void;
}

const Trail = memo(FlameTrail);
const Callees = memo(FlameCallees);

export function FlameGraph({ sampleType, layout, direction, matches, ask, onZoom, onDetails, onWidth }: FlameGraphProps): ReactNode {
  const [current, setCurrent] = useState<Box | undefined>(undefined);
  const { type, unit, total } = sampleType;
  const focused = layout && focusBox(layout);
  const shown = current ?? focused;
  return (
    <section className="flame-view__graph" aria-label="Flame graph">
      {layout && <Trail layout={layout} unit={unit} onZoom={onZoom} />}
      <div className="flame-view__canvas">
        {total === 0 ? (
          <p className="flame-view__empty">No sample of this profile has a value for {type}.</p>
        ) : (
          <FlameCanvas
            layout={layout}
            direction={direction}
            matches={matches}
            label={`Flame graph of ${type}, ${formatValue(total, unit)}`}
            describe={(box) => (layout ? boxInWords(box, layout, unit) : box.name)}
            tip={layout && current && <FlameTip box={current} layout={layout} unit={unit} ask={ask} />}
            onZoom={onZoom}
            onZoomOut={() => {
              const caller = layout?.breadcrumb.at(-2);
              if (caller !== undefined) onZoom(caller.node);
            }}
            onCurrent={setCurrent}
            onWidth={onWidth}
          />
        )}
      </div>
      {layout && shown && focused && (
        <FlameStatus box={shown} layout={layout} unit={unit} onDetails={() => onDetails(focused.node)} />
      )}
      {layout && <Callees layout={layout} unit={unit} />}
    </section>
  );
}

function focusBox(layout: FlameLayout): Box | undefined {
  const i = findNode(layout, indexRows(layout), layout.focus);
  return i === undefined ? undefined : readBox(layout, i);
}
