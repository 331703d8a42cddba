// One flame graph with its tooltip, and what speaks of it for readers who do not see it. A view has one, a sandwich two.
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { AskProfile, FlameLayout, LookedAt, Px } from '../../../workers/api.ts';
import { FlameCanvas, type MenuPlace } from '../../charts/flame/FlameCanvas.tsx';
import type { Direction } from '../../charts/flame/geometry.ts';
import type { Box, BoxIndex } from '../../charts/flame/rows.ts';
import type { FlameColour } from '../profile/profileLook.ts';
import { boxInWords, valueText, type Measure } from './boxFigures.ts';
import { deedOfKey, type BoxDeed } from './boxDeeds.ts';
import { FlameTip } from './FlameTip.tsx';

/** What all panes of a view draw and do alike. */
export interface PaneLook {
  readonly measure: Measure;
  readonly colourBy: FlameColour;
  readonly chosen: string | undefined;
  /** How far a figure may be off by sampling, in words; undefined: not to be told. */
  readonly error: (value: number) => string | undefined;
  /** `zoom` undefined: it is zoomed already. */
  readonly onMenu: (box: Box, at: MenuPlace, zoom: (() => void) | undefined) => void;
  readonly onDeed: (box: Box, deed: BoxDeed) => void;
}

interface Props extends PaneLook {
  /** undefined until the first answer is here. */
  readonly layout: FlameLayout | undefined;
  readonly direction: Direction;
  readonly matches: Uint8Array | undefined;
  readonly label: string;
  /** Tells where the code of a box is; undefined: not of these boxes. */
  readonly place: { readonly ask: AskProfile; readonly lookedAt: LookedAt } | undefined;
  readonly onZoom: (box: Box) => void;
  readonly onZoomOut: () => void;
  readonly onCurrent: (box: Box | undefined) => void;
  readonly onWidth: (widthPx: Px) => void;
}

export function FlamePane(props: Props): ReactNode {
  const { layout, measure, place, error, onZoom, onDeed, onCurrent } = props;
  const [current, setCurrent] = useState<Box | undefined>(undefined);
  const setBoth = useCallback(
    (box: Box | undefined) => {
      setCurrent(box);
      onCurrent(box);
    },
    [onCurrent],
  );
  const note = useMemo(
    () => (layout === undefined || !measure.isChange ? undefined : (i: BoxIndex) => valueText(layout.total[i] ?? 0, measure)),
    [layout, measure],
  );
  return (
    <FlameCanvas
      layout={layout}
      direction={props.direction}
      matches={props.matches}
      colourBy={props.colourBy}
      chosen={props.chosen}
      note={note}
      label={props.label}
      describe={(box) => (layout ? boxInWords(box, layout, measure) : box.name)}
      tip={layout && current && <FlameTip box={current} layout={layout} measure={measure} error={error(current.total)} place={place} />}
      onZoom={onZoom}
      onZoomOut={props.onZoomOut}
      onMenu={(box, at) => props.onMenu(box, at, () => onZoom(box))}
      onKey={(key, box) => {
        const deed = deedOfKey(key);
        if (deed === undefined || deed === 'zoom') return false;
        onDeed(box, deed);
        return true;
      }}
      onCurrent={setBoth}
      onWidth={props.onWidth}
    />
  );
}
