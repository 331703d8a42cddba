// The profile as a picture: every stack of the chosen sample type, with the table of functions beside it.
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { AskProfile, FlameNode, ProfileFacts, Px } from '../../../workers/api.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { FlameCanvas } from '../../charts/flame/FlameCanvas.tsx';
import type { Direction } from '../../charts/flame/geometry.ts';
import { findNode, indexRows, readBox, type Box } from '../../charts/flame/rows.ts';
import { formatValue } from '../format.ts';
import { TopPane } from '../top/TopPane.tsx';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { boxInWords } from './boxFigures.ts';
import { FlameCallees } from './FlameCallees.tsx';
import { FlameSearch } from './FlameSearch.tsx';
import { FlameStatus } from './FlameStatus.tsx';
import { FlameTip } from './FlameTip.tsx';
import { FlameTrail } from './FlameTrail.tsx';
import './flameView.css';
import { matchedNames } from './matches.ts';
import { chosenSampleType } from './sampleType.ts';
import { SampleTypePicker } from './SampleTypePicker.tsx';

/** From here on the table has its place beside the graph; without it, it is a view of its own. */
const ROOM_FOR_BOTH_PX: Px = 1000;
const ROOM_FOR_BUTTONS_PX: Px = 620;
const LEAST_BOX_PX: Px = 1;
const ROOT: FlameNode = { depth: 0, sample: 0 };

export function FlameView({ facts, ask, state, change }: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  const view = useRef<HTMLDivElement>(null);
  const { widthPx: viewPx } = useSizePx(view);
  const [graphPx, setGraphPx] = useState<Px>(0);
  const [direction, setDirection] = useState<Direction>('icicle');
  const [current, setCurrent] = useState<Box | undefined>(undefined);

  const chosen = chosenSampleType(facts, state.sampleType);
  const { flameFocus: focus, search } = state;
  const layout = useAnswer(
    ask,
    chosen && graphPx > 0
      ? { ask: 'flame', sampleType: chosen.index, focus, widthPx: graphPx, minPx: LEAST_BOX_PX }
      : undefined,
  );
  const answer = useAnswer(
    ask,
    chosen && search !== '' ? { ask: 'search', sampleType: chosen.index, pattern: search, focus } : undefined,
  );
  const result = answer?.pattern === search && answer.sampleType === chosen?.index ? answer : undefined;
  const matches = useMemo(
    () => (layout && result && result.patternError === undefined ? matchedNames(layout.names, result.names) : undefined),
    [layout, result],
  );

  const pinned = state.pin?.pin === 'flameNode';
  const zoomTo = useCallback(
    (node: FlameNode) => change({ flameFocus: node, ...(pinned ? { pin: { pin: 'flameNode', node } } : {}) }, 'push'),
    [change, pinned],
  );
  if (chosen === undefined) return <p className="flame-view__empty">This profile has no sample types: there is nothing to add up.</p>;
  const { unit } = chosen;
  const total = facts.sampleTypes[chosen.index]?.total ?? 0;
  const focused = layout && focusBox(layout);
  const shown = current ?? focused;
  const hasTable = viewPx >= ROOM_FOR_BOTH_PX;

  const graph = (
    <section className="flame-view__graph" aria-label="Flame graph">
      {layout && <FlameTrail layout={layout} unit={unit} onZoom={zoomTo} />}
      <div className="flame-view__canvas">
        {total === 0 ? (
          <p className="flame-view__empty">No sample of this profile has a value for {chosen.type}.</p>
        ) : (
          <FlameCanvas
            layout={layout}
            direction={direction}
            matches={matches}
            label={`Flame graph of ${chosen.type}, ${formatValue(total, unit)}`}
            describe={(box) => (layout ? boxInWords(box, layout, unit) : box.name)}
            tip={layout && current && <FlameTip box={current} layout={layout} unit={unit} ask={ask} />}
            onZoom={zoomTo}
            onZoomOut={() => zoomTo(layout?.breadcrumb.at(-2)?.node ?? ROOT)}
            onCurrent={setCurrent}
            onWidth={setGraphPx}
          />
        )}
      </div>
      {layout && shown && (
        <FlameStatus
          box={shown}
          layout={layout}
          unit={unit}
          onDetails={() => change({ pin: { pin: 'flameNode', node: focused?.node ?? focus } }, 'push')}
        />
      )}
      {layout && <FlameCallees layout={layout} unit={unit} />}
    </section>
  );
  return (
    <div className="flame-view" ref={view}>
      <div className="flame-view__bar">
        <SampleTypePicker
          sampleTypes={facts.sampleTypes}
          chosen={chosen.index}
          compact={viewPx < ROOM_FOR_BUTTONS_PX}
          onChoose={(sampleType) => change({ sampleType, flameFocus: ROOT, pin: undefined }, 'push')}
        />
        <DirectionPicker direction={direction} onDirection={setDirection} />
        <FlameSearch
          pattern={search}
          onPattern={(pattern) => change({ search: pattern }, 'replace')}
          result={result}
          unit={unit}
          zoomed={focus.depth > 0}
        />
      </div>
      <div className={hasTable ? 'flame-view__main flame-view__main--both' : 'flame-view__main'}>
        {graph}
        {hasTable && (
          <section className="flame-view__table" aria-label="Top functions">
            <TopPane
              sampleType={chosen.index}
              unit={unit}
              ask={ask}
              search={search}
              onSearch={(pattern) => change({ search: pattern }, 'replace')}
              onOpen={(pattern) => change({ search: pattern, flameFocus: ROOT }, 'push')}
            />
          </section>
        )}
      </div>
    </div>
  );
}

interface DirectionPickerProps {
  readonly direction: Direction;
  readonly onDirection: (direction: Direction) => void;
}

function DirectionPicker({ direction, onDirection }: DirectionPickerProps): ReactNode {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label="Direction"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[direction]}
      onSelectionChange={([key]) => onDirection(key === 'flame' ? 'flame' : 'icicle')}
    >
      <ToggleButton id="icicle" className="segments__button">
        Icicle
      </ToggleButton>
      <ToggleButton id="flame" className="segments__button">
        Flame
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

function focusBox(layout: Parameters<typeof readBox>[0]): Box | undefined {
  const i = findNode(layout, indexRows(layout), layout.focus);
  return i === undefined ? undefined : readBox(layout, i);
}
