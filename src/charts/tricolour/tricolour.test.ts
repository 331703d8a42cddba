// The animation's model: on courses written by hand, and on a cycle of a real recording.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openRecording } from '../../../tools/openRecording.ts';
import { colouringAfter } from './colouring.ts';
import { COURSE_PHASES, courseScale, placeOf, timeAt } from './courseScale.ts';
import { cycleCourse, markingRange, type CycleCourse } from './cycleCourse.ts';
import { MOVED, OBJECTS, POINTERS, reachableAtFirst, ROOTS } from './heapGraph.ts';
import { markingSteps } from './markingSteps.ts';

const COURSE: CycleCourse = {
  startNs: 1000,
  markStartNs: 1100,
  markEndNs: 3100,
  endNs: 3150,
  sweptNs: 9000,
  work: [
    { by: 'worker', startNs: 1100, endNs: 2100 },
    { by: 'assist', startNs: 2000, endNs: 2500 },
    { by: 'worker', startNs: 2700, endNs: 3000 },
  ],
};
const ONLY_WORKERS: CycleCourse = { ...COURSE, work: COURSE.work.filter(({ by }) => by === 'worker') };

function allocations(course: CycleCourse): readonly boolean[] {
  return markingSteps(course).flatMap((step) => (step.step === 'allocate' ? [step.afterAssist] : []));
}

describe('marking', () => {
  const steps = markingSteps(COURSE);

  it('takes its steps in the order of time, within the cycle’s own phases', () => {
    const times = steps.map(({ atNs }) => atNs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    for (const { step, atNs } of steps) {
      if (step === 'scan' || step === 'allocate' || step === 'write barrier') expect(atNs >= COURSE.markStartNs && atNs <= COURSE.markEndNs).toBe(true);
      if (step === 'free') expect(atNs > COURSE.endNs && atNs < COURSE.sweptNs).toBe(true);
    }
  });

  it('looks into an object only while somebody marks, and names who', () => {
    for (const step of steps) {
      if (step.step !== 'scan') continue;
      expect(COURSE.work.some(({ by, startNs, endNs }) => by === step.by && startNs <= step.atNs && step.atNs <= endNs)).toBe(true);
    }
    expect(new Set(steps.flatMap((step) => (step.step === 'scan' ? [step.by] : [])))).toEqual(new Set(['worker', 'assist']));
  });

  it('never has a pointer from a black object to a white one while it marks', () => {
    const begin = steps.findIndex(({ step }) => step === 'roots');
    const end = steps.findIndex(({ step }) => step === 'mark termination');
    for (let place = begin; place <= end; place++) {
      const { colours, pointers } = colouringAfter(steps, place);
      for (const [from, to] of pointers) expect([place, colours[from] === 'black' && colours[to] === 'white']).toEqual([place, false]);
    }
  });

  it('would lose the moved object without the write barrier: its holder is black by then, and it is white', () => {
    const moved = steps.findIndex(({ step }) => step === 'write barrier');
    const before = colouringAfter(steps, moved - 1).colours;
    expect([before[MOVED.into], before[MOVED.to], before[MOVED.from]]).toEqual(['black', 'white', 'white']);
    expect(POINTERS.filter(([, to]) => to === MOVED.to)).toEqual([[MOVED.from, MOVED.to]]);
    expect(colouringAfter(steps, moved).colours[MOVED.to]).toBe('grey');
    expect(colouringAfter(steps, moved).pointers).toContainEqual([MOVED.into, MOVED.to]);
  });

  it.each([
    ['with assists', COURSE],
    ['without', ONLY_WORKERS],
  ])('ends with what was reachable and what is new, %s', (_, course) => {
    const all = markingSteps(course);
    const ended = colouringAfter(all, all.findIndex(({ step }) => step === 'mark termination'));
    expect(ended.counts.grey).toBe(0);
    const kept = new Set(ended.colours.flatMap((colour, object) => (colour === 'black' ? [object] : [])));
    const made = OBJECTS.flatMap((object, index) => (object.isNew === true ? [index] : []));
    expect(kept).toEqual(new Set([...reachableAtFirst(), ...made]));
    const swept = colouringAfter(all, all.length - 1);
    expect(swept.counts).toEqual({ white: 0, grey: 0, black: kept.size });
    expect([ended.worldStopped, ended.writeBarrier, swept.worldStopped, swept.writeBarrier]).toEqual([true, true, false, false]);
  });

  it('allocates after assists where there are any', () => {
    expect(allocations(COURSE)).toEqual([true, true, true]);
    expect(allocations(ONLY_WORKERS)).toEqual([false, false, false]);
  });

  it('draws nothing over something else', () => {
    const all = [...OBJECTS, ...ROOTS];
    for (const [place, a] of all.entries()) for (const b of all.slice(place + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(7);
    for (const [from, to] of [...POINTERS, [MOVED.into, MOVED.to] as const]) {
      const [a, b] = [OBJECTS[from]!, OBJECTS[to]!];
      for (const [object, { x, y }] of OBJECTS.entries()) {
        const along = ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / ((b.x - a.x) ** 2 + (b.y - a.y) ** 2);
        if (object === from || object === to || along < 0 || along > 1) continue;
        const [nearX, nearY] = [a.x + along * (b.x - a.x), a.y + along * (b.y - a.y)];
        expect([from, to, object, Math.hypot(x - nearX, y - nearY) > 3.1]).toEqual([from, to, object, true]);
      }
    }
  });
});

describe('the bar', () => {
  it('has all phases in order, none too narrow to be seen, and gives back the times of its places', () => {
    const phases = courseScale(COURSE);
    expect(phases.map(({ phase }) => phase)).toEqual(COURSE_PHASES);
    expect(phases.at(-1)?.to).toBeCloseTo(1);
    for (const { from, to } of phases) expect(to - from).toBeGreaterThan(0.05);
    for (const atNs of [1000, 1050, 1100, 2500, 3100, 3149, 4000, 9000]) expect(timeAt(phases, placeOf(phases, atNs))).toBeCloseTo(atNs, 6);
  });

  it('stands where phases take no time', () => {
    const phases = courseScale({ ...COURSE, markStartNs: 1000, sweptNs: 3150 });
    expect(placeOf(phases, 3150)).toBeLessThanOrEqual(1);
    expect(timeAt(phases, 1)).toBe(3150);
  });
});

it('follows the phases of a real cycle', async () => {
  const file = fileURLToPath(new URL('../../../public/samples/gc-alloc-storm.trace', import.meta.url));
  const { ask } = await openRecording(file);
  if (ask === undefined) throw new Error('not a trace');
  let detail = await ask({ ask: 'gcCycle', index: 2 });
  while (detail !== undefined && detail.known < 1) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- it is asked until it has read all
    await new Promise((resolve) => setTimeout(resolve, 1));
    // oxlint-disable-next-line eslint/no-await-in-loop -- see above
    detail = await ask({ ask: 'gcCycle', index: 2 });
  }
  if (detail === undefined) throw new Error('no such cycle');
  const course = cycleCourse(detail, await ask({ ask: 'procStrips', range: markingRange(detail), widthPx: 4000 }));
  if (course === undefined) throw new Error('no course');
  expect(course.markStartNs - course.startNs).toBe(detail.cycle.sweepTerminationNs);
  expect(course.endNs - course.markEndNs).toBe(detail.cycle.markTerminationNs);
  expect(new Set(course.work.map(({ by }) => by))).toEqual(new Set(['worker', 'assist']));
  const steps = markingSteps(course);
  expect(steps.filter((step) => step.step === 'scan' && step.by === 'assist').length).toBeGreaterThan(0);
  expect(steps.at(-1)?.atNs).toBe(course.sweptNs);
  expect(cycleCourse({ ...detail, cycle: { ...detail.cycle, cut: 'end' } }, await ask({ ask: 'procStrips', range: markingRange(detail), widthPx: 4000 }))).toBeUndefined();
});
