// The profile as a picture: every stack of the chosen sample type, or the stacks around one function, with the table of functions
// beside it.
import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { AskProfile, FlameNode, ProfileFacts, Px, RowName } from '../../../workers/api.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import type { MenuPlace } from '../../charts/flame/FlameCanvas.tsx';
import type { Box } from '../../charts/flame/rows.ts';
import { shownProfile } from '../profile/lookedAt.ts';
import { OptionsBar } from '../profile/OptionsBar.tsx';
import { colourOf, type ProfileLook } from '../profile/profileLook.ts';
import { samplingError, samplingErrorText } from '../profile/samplingError.ts';
import { TopPane } from '../top/TopPane.tsx';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { afterDeed, deedsFor, type BoxDeed } from './boxDeeds.ts';
import { BoxMenu } from './BoxMenu.tsx';
import { FlameBar } from './FlameBar.tsx';
import { FlameFound } from './FlameFound.tsx';
import { FlameGraph } from './FlameGraph.tsx';
import { FlameLegend } from './FlameLegend.tsx';
import type { PaneLook } from './FlamePane.tsx';
import './flameLook.css';
import './flameView.css';
import { matchedNames } from './matches.ts';
import { SandwichGraph, type SandwichHalf } from './SandwichGraph.tsx';
import { t } from '../../../language/t.ts';

/** From here on the table has its place beside the graph; without it, it is a view of its own. */
const ROOM_FOR_BOTH_PX: Px = 1000;
const LEAST_BOX_PX: Px = 1;
/** A zoom does not change the table: it is drawn once. */
const Table = memo(TopPane);
const Options = memo(OptionsBar);
const REPORT = { prints: 'flame' } as const;

interface OpenMenu {
  readonly box: Box;
  readonly at: MenuPlace;
  readonly zoom: (() => void) | undefined;
}

export function FlameView({ facts, ask, state, change, openProfiles }: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  const view = useRef<HTMLDivElement>(null);
  const { widthPx: viewPx } = useSizePx(view);
  const [graphPx, setGraphPx] = useState<Px>(0);
  const [menu, setMenu] = useState<OpenMenu | undefined>(undefined);

  const shown = shownProfile(facts, state);
  const { flameFocus: focus, flameDirection: direction, search, profileLook } = state;
  const { options, chosen, sandwich, calleesZoom, callersZoom, flameOrder } = profileLook;
  const size = { widthPx: graphPx, minPx: LEAST_BOX_PX };
  const ready = graphPx > 0;
  const layout = useAnswer(ask, shown && ready && !sandwich ? { ask: 'flame', ...shown.lookedAt, focus, ...size, order: flameOrder } : undefined);
  const around = useAnswer(
    ask,
    shown && ready && sandwich && chosen !== undefined
      ? { ask: 'sandwich', ...shown.lookedAt, name: chosen, calleesFocus: calleesZoom, callersFocus: callersZoom, ...size }
      : undefined,
  );
  const answer = useAnswer(ask, shown && search !== '' ? { ask: 'search', ...shown.lookedAt, pattern: search, focus } : undefined);
  const result = answer?.pattern === search && answer.sampleType === shown?.chosen.index ? answer : undefined;
  const found = result?.patternError === undefined ? result : undefined;
  const matches = useMemo(() => layout && found && matchedNames(layout.names, found.names), [layout, found]);

  // The latest state without a new function for each: what is drawn stays drawn.
  const latest = useRef(state);
  useLayoutEffect(() => {
    latest.current = state;
  });
  const zoomTo = useCallback(
    (node: FlameNode, name: RowName) => {
      const { pin, profileLook: look } = latest.current;
      change(
        {
          flameFocus: node,
          ...(node.depth === 0 ? {} : { profileLook: { ...look, chosen: name } }),
          ...(pin?.pin === 'flameNode' ? { pin: { pin: 'flameNode', node } } : {}),
        },
        'push',
      );
    },
    [change],
  );
  const zoomHalf = useCallback(
    (half: SandwichHalf, node: FlameNode) => {
      const { profileLook: look } = latest.current;
      change({ profileLook: { ...look, ...(half === 'callers' ? { callersZoom: node } : { calleesZoom: node }) } }, 'push');
    },
    [change],
  );
  const onDeed = useCallback(
    (box: Box, deed: BoxDeed) => {
      const isRoot = box.node.depth === 0 && !latest.current.profileLook.sandwich;
      if (deed === 'zoom' || deedsFor(isRoot, facts).every((one) => one.deed !== deed)) return;
      if (deed === 'copy') void copyText(box.name);
      else change(afterDeed(deed, box.name, latest.current), 'push');
    },
    [change, facts],
  );
  const setLook = useCallback((patch: Partial<ProfileLook>) => change({ profileLook: { ...latest.current.profileLook, ...patch } }, 'push'), [change]);
  const choose = useCallback((name: RowName) => change(afterDeed('choose', name, latest.current), 'push'), [change]);
  const openRow = useCallback((name: RowName) => change(afterDeed('sandwich', name, latest.current), 'push'), [change]);

  const index = layout?.sampleType ?? around?.sampleType ?? shown?.chosen.index ?? 0;
  const colourBy = colourOf(profileLook);
  const isChange = options.base !== undefined;
  const isMeasured = !isChange && options.mean !== true;
  const unit = facts.sampleTypes[index]?.unit ?? '';
  const look = useMemo<PaneLook>(
    () => ({
      measure: { unit, isChange },
      colourBy,
      chosen,
      error: (value) => {
        const error = isMeasured ? samplingError(facts, index, value) : undefined;
        return error && samplingErrorText(error);
      },
      onMenu: (box, at, zoom) => setMenu({ box, at, zoom }),
      onDeed,
    }),
    [unit, isChange, colourBy, chosen, isMeasured, facts, index, onDeed],
  );
  if (shown === undefined) return <p className="flame-view__empty">{t('This profile has no sample types: there is nothing to add up.')}</p>;
  // While the next sample type is on its way the last one is still drawn, and named for what it is.
  const drawn = facts.sampleTypes[index] ?? shown.chosen;
  const foundLine = <FlameFound result={result} unit={shown.chosen.unit} zoomed={focus.depth > 0 && !sandwich} />;
  const hasTable = viewPx >= ROOM_FOR_BOTH_PX;
  return (
    <div className="flame-view" ref={view}>
      <FlameBar
        facts={facts}
        sampleType={shown.chosen.index}
        direction={direction}
        sandwich={sandwich}
        colourBy={colourBy}
        isChange={isChange}
        order={flameOrder}
        search={search}
        widthPx={viewPx}
        change={change}
        onLook={setLook}
      />
      <Options facts={facts} ask={ask} state={state} change={change} {...(openProfiles && { openProfiles })} report={REPORT} />
      <FlameLegend by={colourBy} />
      <div className={hasTable ? 'flame-view__main flame-view__main--both' : 'flame-view__main'}>
        {sandwich ? (
          <SandwichGraph
            sampleType={drawn}
            name={chosen}
            layout={around}
            found={found}
            foundLine={foundLine}
            look={look}
            onZoom={zoomHalf}
            onClose={() => change({ profileLook: { ...profileLook, sandwich: false } }, 'push')}
            onWidth={setGraphPx}
          />
        ) : (
          <FlameGraph
            sampleType={drawn}
            layout={layout}
            direction={direction}
            matches={matches}
            foundLine={foundLine}
            look={look}
            fileName={facts.name}
            ask={ask}
            lookedAt={shown.lookedAt}
            onZoom={zoomTo}
            onDetails={(node) => change({ pin: { pin: 'flameNode', node } }, 'push')}
            onWidth={setGraphPx}
          />
        )}
        {hasTable && (
          <section className="flame-view__table" aria-label={t('Top functions')}>
            <Table
              sampleTypes={facts.sampleTypes}
              chosen={shown.chosen.index}
              options={options}
              colourBy={colourOf(profileLook)}
              ask={ask}
              profileName={facts.name}
              selected={chosen}
              onSelect={choose}
              onOpen={openRow}
            />
          </section>
        )}
      </div>
      {menu && (
        <BoxMenu
          name={menu.box.name}
          at={menu.at}
          deeds={deedsFor(menu.box.node.depth === 0 && !sandwich, facts)}
          onDeed={(deed) => (deed === 'zoom' ? menu.zoom?.() : onDeed(menu.box, deed))}
          onClose={() => setMenu(undefined)}
        />
      )}
    </div>
  );
}

/** Where copying is not allowed the name can still be selected in the details. */
async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return;
  }
}
