import { useMemo, useRef, useState } from 'react';
import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { waitDomain, yOf } from '../../charts/axis/logAxis.ts';
import { inPlot, timeAxis, xOf, type TimeAxis } from '../../charts/axis/timeAxis.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { GUTTER_PX, plotWidthPx } from '../../charts/layout.ts';
import { cellAt, cellCentre, neighbourCell } from '../../charts/marks/cells.ts';
import { MinimapStrip } from '../../charts/minimap/MinimapStrip.tsx';
import type { LegendEntry } from '../../charts/stage/Legend.tsx';
import { TimeStage } from '../../charts/stage/TimeStage.tsx';
import { usePalette } from '../../charts/usePalette.ts';
import type { Direction, PointPx } from '../../charts/window/gestures.ts';
import { formatCount, formatNs } from '../format.ts';
import { seriesQuestion } from '../time/seriesQuestion.ts';
import { StwTable } from '../time/StwTable.tsx';
import { TimeFoot } from '../time/TimeFoot.tsx';
import { TimeHead } from '../time/TimeHead.tsx';
import { useSpot, type Spot } from '../time/useSpot.ts';
import { useTraceTime } from '../time/useTraceTime.ts';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { cellOfCreation, hitLatency, sameHit, waitHit, type LatencyHit } from './hitLatency.ts';
import { latencyMapQuestion } from './latencyMapQuestion.ts';
import { latencyRows } from './latencyRows.ts';
import { LatencyTip } from './LatencyTip.tsx';
import { paintLatency } from './paintLatency.ts';
import { paintOver } from './paintOver.ts';
import { ThresholdControl } from './ThresholdControl.tsx';
import { waitSentence } from './WaitFacts.tsx';
import { WaitsTable } from './WaitsTable.tsx';
import './latency.css';

const LEGEND: readonly LegendEntry[] = [
  { colour: '--runnable', label: 'start waited over the threshold', shape: 'dot' },
  { colour: '--runnable-soft', label: 'within it', shape: 'dot' },
  { colour: '--stw', label: 'STW (world stopped)', shape: 'box' },
  { colour: '--gc', label: 'concurrent mark', shape: 'box' },
  { colour: '--gc-soft', label: 'sweep', shape: 'box' },
  { colour: '--heap-live', label: 'heap live', shape: 'line' },
  { colour: '--heap-goal', label: 'heap goal', shape: 'dashes' },
];

/** How far from its old place a mark is looked for again. */
const REFIND_PX = 40;

/** Every goroutine's creation-to-first-run wait over the recording, above what the world and the GC did meanwhile. */
export function LatencyView(props: ViewProps<TraceFacts, AskTrace>) {
  const { facts, ask, state, change } = props;
  const { durationNs, heapMaxBytes, uncertainFromNs } = facts;
  const { thresholdNs, selection, pin } = state;
  const time = useTraceTime(props);
  const palette = usePalette();
  const { spot, onPointerHit, goByKeys, onEscape } = useSpot<LatencyHit>(sameHit);
  const [asTable, setAsTable] = useState(false);
  const charts = useRef<HTMLDivElement | null>(null);
  const size = useSizePx(charts);
  const rows = useMemo(() => latencyRows(size.heightPx, heapMaxBytes !== undefined), [size.heightPx, heapMaxBytes]);
  const domain = waitDomain(facts.startLatency.minNs, facts.startLatency.maxNs);
  const waits = { ...domain, row: rows.waits };

  const width = plotWidthPx(size.widthPx);
  const { settled } = time.window;
  const map = useAnswer(ask, latencyMapQuestion(settled, width, rows.waits.heightPx, durationNs, domain, thresholdNs));
  const bands = useAnswer(ask, seriesQuestion('bands', settled, width, durationNs));
  const heap = useAnswer(ask, heapMaxBytes === undefined ? undefined : seriesQuestion('heap', settled, width, durationNs));
  const keyed = spot?.by === 'keys' && spot.hit.hit === 'wait' ? spot.hit : undefined;
  const spoken = useAnswer(ask, keyed && { ask: 'creation', creation: keyed.creation });
  const pinnedCreation = pin?.pin === 'creation' ? pin.creation : undefined;
  const pinnedWait = useAnswer(ask, pinnedCreation === undefined ? undefined : { ask: 'creation', creation: pinnedCreation });
  // The detail panel says all of a pinned wait, and the tooltip would cover its bar.
  const tip = spot?.hit.hit === 'wait' && spot.hit.creation === pinnedCreation ? undefined : spot;
  const pinnedStw = useAnswer(ask, pin?.pin === 'stw' ? { ask: 'stw', index: pin.index } : undefined);
  const hittable = { map, bands, heap, rows };
  // A tooltip of the keyboard's stays with its mark while the window moves.
  const axisSettled = timeAxis(settled, GUTTER_PX, width);
  const placeOf = (of: Spot<LatencyHit>): PointPx =>
    of.by === 'keys' && of.hit.hit === 'wait' && spoken?.creation === of.hit.creation
      ? { xPx: xOf(axisSettled, spoken.createdNs), yPx: yOf(waits, spoken.waitNs) }
      : of.at;

  const onPointer = (point: PointPx | undefined, axis: TimeAxis): void => {
    onPointerHit(point === undefined ? undefined : hitLatency(hittable, axis, point), point);
  };
  const pinHit = (hit: LatencyHit | undefined): void => {
    if (hit?.hit === 'wait') change({ pin: { pin: 'creation', creation: hit.creation } }, 'push');
    if (hit?.hit === 'stw') change({ pin: { pin: 'stw', index: hit.index } }, 'push');
  };
  const onCursor = (direction: Direction, axis: TimeAxis): void => {
    if (map === undefined) return;
    // After a zoom the cell may have another worst wait: then go on from where this one lies.
    const from = spot?.hit.hit === 'wait' ? (cellOfCreation(map, spot.hit.creation) ?? cellAt(map, axis, rows.waits, placeOf(spot), REFIND_PX)) : undefined;
    const cell = neighbourCell(map, axis, from, direction);
    const hit = waitHit(map, cell);
    if (cell !== undefined && hit !== undefined) goByKeys(hit, cellCentre(map, cell, axis, rows.waits));
  };

  const { startLatency } = facts;
  const label = `Start latency: waits of ${formatCount(startLatency.n)} goroutines from creation to first run, over ${formatNs(durationNs)}; median ${formatNs(startLatency.p50Ns)}, longest ${formatNs(startLatency.maxNs)}. Below it STW, GC phases and heap. The table lists the longest.`;

  return (
    <section className="time-view latency" aria-label="Start latency">
      <TimeHead time={time} selection={selection} thresholdNs={thresholdNs} asTable={asTable} onAsTable={setAsTable}>
        <ThresholdControl thresholdNs={thresholdNs} onChange={(next) => change({ thresholdNs: next }, 'replace')} />
      </TimeHead>
      <div className="time-view__charts">
        <MinimapStrip
          map={time.minimap}
          live={time.window.live}
          palette={palette}
          selection={selection}
          thresholdNs={thresholdNs}
          uncertainFromNs={uncertainFromNs}
          label="The whole recording: how busy the Ps were, GC marking, STW and the longest start waits."
        />
        <div className="latency__stage" ref={charts}>
          <TimeStage
            window={time.window}
            palette={palette}
            label={label}
            selection={selection}
            onSelection={time.onSelection}
            paint={(pen, _size, axis) => paintLatency(pen, axis, { map, bands, heap, rows, waits, heapMaxBytes, thresholdNs, uncertainFromNs }, palette)}
            paintOver={(pen, _size, axis, pointer) =>
              paintOver(pen, axis, { rows, waits, map, bands, hit: spot?.hit, pinnedWait, pinnedStw }, pointer, palette)
            }
            onPointer={onPointer}
            onClick={(point, axis, reachPx) => pinHit(hitLatency(hittable, axis, point, reachPx))}
            onCursor={onCursor}
            onPick={() => pinHit(spot?.hit)}
            onEscape={onEscape}
            announcement={keyed !== undefined && spoken?.creation === keyed.creation ? waitSentence(spoken, keyed.count) : ''}
          >
            {tip !== undefined && inPlot(axisSettled, placeOf(tip).xPx) && <LatencyTip ask={ask} hit={tip.hit} at={placeOf(tip)} inside={size} />}
          </TimeStage>
        </div>
      </div>
      {asTable && (
        <div className="twin">
          <WaitsTable ask={ask} map={map} window={settled} onOpen={(creation) => change({ pin: { pin: 'creation', creation } }, 'push')} />
          <StwTable ask={ask} stw={bands?.stw} window={settled} onOpen={(index) => change({ pin: { pin: 'stw', index } }, 'push')} />
        </div>
      )}
      <TimeFoot legend={LEGEND} />
    </section>
  );
}
