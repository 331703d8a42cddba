// Which rows the picture of a start has, and where they are.
import type { GoroutineRef, LaneRef, Px, StartUp } from '../../../workers/api.ts';
import { AXIS_PX, type Row } from '../../charts/layout.ts';
import { shortName } from './startUpWords.ts';
import { t } from '../../../language/t.ts';

export interface LaneRow {
  readonly name: string;
  readonly ref: LaneRef;
  /** undefined: it is a P's. */
  readonly goroutine: GoroutineRef | undefined;
  readonly row: Row;
}

export interface StartUpRows {
  readonly steps: Row;
  readonly stops: Row;
  /** Functions of package init, by stacks. */
  readonly inits: Row | undefined;
  /** Packages, by a log's lines. */
  readonly packages: Row | undefined;
  readonly lanes: readonly LaneRow[];
  readonly heightPx: Px;
}

export const STEP_LEVELS = 5;
export const LEVEL_PX: Px = 15;
const STOP_PX: Px = 12;
const LANE_PX: Px = 17;
const GAP_PX: Px = 5;
/** More say little of a start. */
const MOST_PROCS = 8;
const MOST_GOROUTINES = 5;
const BOTTOM_PX: Px = 8;

export function startUpRows({ main, procs, goroutines, inits, steps: moments }: StartUp, withPackages: boolean): StartUpRows {
  let top = AXIS_PX + 2;
  const next = (heightPx: Px): Row => {
    const row = { topPx: top, heightPx };
    top += heightPx + GAP_PX;
    return row;
  };
  const steps = next(Math.min(STEP_LEVELS, moments.length) * LEVEL_PX);
  const stops = next(STOP_PX);
  const packages = withPackages ? next(LANE_PX) : undefined;
  const initRow = inits.length > 0 ? next(LANE_PX) : undefined;
  const lane = (name: string, ref: LaneRef, goroutine: GoroutineRef | undefined): LaneRow => ({ name, ref, goroutine, row: next(LANE_PX) });
  const lanes = [
    ...(main === undefined ? [] : [lane(t('main goroutine'), { lane: 'goroutine', goroutine: main.goroutine }, main)]),
    ...procs.slice(0, MOST_PROCS).map(({ proc }) => lane(`P${proc}`, { lane: 'proc', proc }, undefined)),
    ...goroutines.slice(0, MOST_GOROUTINES).map(({ goroutine }) => lane(`G${goroutine.id} ${shortName(goroutine.name)}`, { lane: 'goroutine', goroutine: goroutine.goroutine }, goroutine)),
  ];
  return { steps, stops, inits: initRow, packages, lanes, heightPx: top - GAP_PX + BOTTOM_PX };
}
