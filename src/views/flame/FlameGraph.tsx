// The picture with all that speaks about it: the way from the root above, the line about the box the reader is at below, and the
// table for readers who do not see it. What moves with the pointer stays in here.
import { memo, useMemo, useState, type ReactNode } from 'react';
import type { AskProfile, FlameLayout, FlameNode, LookedAt, ProfileOptions, Px, SampleTypeFacts } from '../../../workers/api.ts';
import type { Direction } from '../../charts/flame/geometry.ts';
import { findNode, indexRows, readBox, type Box } from '../../charts/flame/rows.ts';
import { formatValue } from '../format.ts';
import { FlameCallees } from './FlameCallees.tsx';
import { FlamePane, type PaneLook } from './FlamePane.tsx';
import { FlameStatus } from './FlameStatus.tsx';
import { FlameTrail } from './FlameTrail.tsx';
import { SavePicture } from './SavePicture.tsx';
import { t } from '../../../language/t.ts';

export interface FlameGraphProps {
  /** Of the layout, if there is one. */
  readonly sampleType: SampleTypeFacts;
  /** undefined until the first answer is here. */
  readonly layout: FlameLayout | undefined;
  readonly direction: Direction;
  /** By index into `layout.names`: 1 for a match; undefined: no search. */
  readonly matches: Uint8Array | undefined;
  readonly foundLine: ReactNode;
  readonly look: PaneLook;
  readonly fileName: string;
  readonly ask: AskProfile;
  readonly lookedAt: LookedAt;
  readonly onZoom: (node: FlameNode, name: string) => void;
  readonly onDetails: (node: FlameNode) => void;
  /** The width that a layout should be asked for. */
  readonly onWidth: (widthPx: Px) => void;
}

const Callees = memo(FlameCallees);
const NO_OPTIONS: ProfileOptions = {};

export function FlameGraph({ sampleType, layout, direction, matches, foundLine, look, fileName, ask, lookedAt, onZoom, onDetails, onWidth }: FlameGraphProps): ReactNode {
  const [current, setCurrent] = useState<Box | undefined>(undefined);
  const { type, unit, total } = sampleType;
  const focused = layout && focusBox(layout);
  const shown = current ?? focused;
  const isEmpty = layout === undefined ? total === 0 : layout.focusSize === 0;
  const { measure, colourBy } = look;
  const { options = NO_OPTIONS } = lookedAt;
  // A moving pointer leaves it as it is.
  const head = useMemo(
    () =>
      layout && (
        <FlameTrail layout={layout} measure={measure} onZoom={onZoom} found={foundLine}>
          <SavePicture layout={layout} measure={measure} colourBy={colourBy} direction={direction} fileName={fileName} sampleType={type} options={options} />
        </FlameTrail>
      ),
    [layout, measure, onZoom, foundLine, colourBy, direction, fileName, type, options],
  );
  return (
    <section className="flame-view__graph" aria-label={t('Flame graph')}>
      {head}
      <div className="flame-view__canvas">
        {isEmpty ? (
          <p className="flame-view__empty">{total === 0 ? t('No sample of this profile has a value for {type}.', { type }) : t('Nothing is left of {type}: the filters leave no sample with a value.', { type })}</p>
        ) : (
          <FlamePane
            {...look}
            layout={layout}
            direction={direction}
            matches={matches}
            label={t('Flame graph of {type}, {total}', { type, total: formatValue(total, unit) })}
            place={{ ask, lookedAt }}
            onZoom={(box) => onZoom(box.node, box.name)}
            onZoomOut={() => {
              const caller = layout?.breadcrumb.at(-2);
              if (caller !== undefined) onZoom(caller.node, caller.name);
            }}
            onCurrent={setCurrent}
            onWidth={onWidth}
          />
        )}
      </div>
      {layout && shown && focused && <FlameStatus box={shown} layout={layout} look={look} onDetails={() => onDetails(focused.node)} />}
      {layout && <Callees layout={layout} unit={unit} />}
    </section>
  );
}

export function focusBox(layout: FlameLayout): Box | undefined {
  const i = findNode(layout, indexRows(layout), layout.focus);
  return i === undefined ? undefined : readBox(layout, i);
}
