// The profile as a picture: every stack of the chosen sample type, with the table of functions beside it.
import { memo, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { AskProfile, FlameNode, ProfileFacts, Px, RowName } from '../../../workers/api.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { exactName, exactPattern } from '../top/exactPattern.ts';
import { TopPane } from '../top/TopPane.tsx';
import { useAnswer } from '../useAnswer.ts';
import type { FlameDirection, ViewProps } from '../viewState.ts';
import { FlameGraph } from './FlameGraph.tsx';
import { FlameSearch } from './FlameSearch.tsx';
import './flameView.css';
import { matchedNames } from './matches.ts';
import { chosenSampleType } from './sampleType.ts';
import { SampleTypePicker } from './SampleTypePicker.tsx';

/** From here on the table has its place beside the graph; without it, it is a view of its own. */
const ROOM_FOR_BOTH_PX: Px = 1000;
const ROOM_FOR_BUTTONS_PX: Px = 620;
const LEAST_BOX_PX: Px = 1;
/** A zoom changes neither the table nor the choices above: they are drawn once. */
const Table = memo(TopPane);
const SampleTypes = memo(SampleTypePicker);
const ROOT: FlameNode = { depth: 0, sample: 0 };

export function FlameView({ facts, ask, state, change }: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  const view = useRef<HTMLDivElement>(null);
  const { widthPx: viewPx } = useSizePx(view);
  const [graphPx, setGraphPx] = useState<Px>(0);

  const chosen = chosenSampleType(facts, state.sampleType);
  const { flameFocus: focus, flameDirection: direction, search } = state;
  const { options } = state.profileLook;
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
  const searchFor = useCallback((pattern: string) => change({ search: pattern }, 'replace'), [change]);
  const chooseType = useCallback((sampleType: string) => change({ sampleType }, 'push'), [change]);
  const turn = useCallback((flameDirection: FlameDirection) => change({ flameDirection }, 'push'), [change]);
  const markRow = useCallback((name: RowName) => searchFor(exactPattern(name)), [searchFor]);
  const openRow = useCallback((name: RowName) => change({ search: exactPattern(name), flameFocus: ROOT }, 'push'), [change]);
  if (chosen === undefined) return <p className="flame-view__empty">This profile has no sample types: there is nothing to add up.</p>;
  // While the next sample type is on its way the last one is still drawn, and named for what it is.
  const drawn = facts.sampleTypes[layout?.sampleType ?? chosen.index] ?? chosen;
  const hasTable = viewPx >= ROOM_FOR_BOTH_PX;
  return (
    <div className="flame-view" ref={view}>
      <div className="flame-view__bar">
        <SampleTypes
          sampleTypes={facts.sampleTypes}
          chosen={chosen.index}
          compact={viewPx < ROOM_FOR_BUTTONS_PX}
          onChoose={chooseType}
        />
        <DirectionPicker direction={direction} onDirection={turn} />
        <FlameSearch
          pattern={search}
          onPattern={searchFor}
          result={result}
          unit={chosen.unit}
          zoomed={focus.depth > 0}
        />
      </div>
      <div className={hasTable ? 'flame-view__main flame-view__main--both' : 'flame-view__main'}>
        <FlameGraph
          sampleType={drawn}
          layout={layout}
          direction={direction}
          matches={matches}
          ask={ask}
          onZoom={zoomTo}
          onDetails={(node) => change({ pin: { pin: 'flameNode', node } }, 'push')}
          onWidth={setGraphPx}
        />
        {hasTable && (
          <section className="flame-view__table" aria-label="Top functions">
            <Table
              sampleTypes={facts.sampleTypes}
              chosen={chosen.index}
              options={options}
              ask={ask}
              profileName={facts.name}
              selected={exactName(search)}
              onSelect={markRow}
              onOpen={openRow}
            />
          </section>
        )}
      </div>
    </div>
  );
}

interface DirectionPickerProps {
  readonly direction: FlameDirection;
  readonly onDirection: (direction: FlameDirection) => void;
}

const DirectionPicker = memo(function DirectionPicker({ direction, onDirection }: DirectionPickerProps): ReactNode {
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
});
