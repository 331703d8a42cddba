import { describe, expect, test } from 'vitest';
import { WAIT_CAUSES } from '../../../workers/api.ts';
import { logAxis } from '../../charts/axis/logAxis.ts';
import { timeAxis } from '../../charts/axis/timeAxis.ts';
import type { Palette } from '../../charts/palette.ts';
import { recordingPen } from '../../charts/recordingPen.ts';
import { CAUSE_LOOKS } from './causeLook.ts';
import { nsAtX, paintTail, shareBeyond, tailPlace, xOfNs } from './paintTail.ts';
import { paintWaitMap, waitMapRows } from './paintWaitMap.ts';

/** Every colour is its own name. */
const palette = new Proxy({}, { get: (_, name) => String(name) }) as Palette;

describe('the tail', () => {
  const tail = { atNs: Float64Array.of(100, 2000, 50_000), share: Float64Array.of(0.75, 0.25, 0) };
  const side = { tail, count: 4, percentiles: [{ percent: 50, ns: 2000 }, { percent: 99.99, ns: 50_000 }] };
  const place = tailPlace({ widthPx: 500, heightPx: 240 }, [side])!;

  test('whole decades that hold all lengths; lengths and places are each other’s inverse', () => {
    expect([place.lowNs, place.highNs, place.lowShare]).toEqual([100, 100_000, 0.1]);
    expect(nsAtX(place, xOfNs(place, 3333))).toBe(3333);
    expect(tailPlace({ widthPx: 500, heightPx: 240 }, [{ count: 0, tail: { atNs: new Float64Array(0), share: new Float64Array(0) } }])).toBeUndefined();
  });

  test('how many are longer', () => expect([50, 100, 1999, 2000, 1e9].map((ns) => shareBeyond(tail, ns))).toEqual([1, 0.75, 0.75, 0.25, 0]));

  test('a line that never rises, from all waits to the foot; percentiles as far as their share is on the axis', () => {
    const recorded = recordingPen();
    const { pen } = recorded;
    paintTail(pen, place, { sides: [side], chosenNs: 2000 }, palette);
    const line = [...recorded.of('moveTo'), ...recorded.of('lineTo')].map(({ args }) => args as readonly number[]);
    expect(line[0]?.[1]).toBe(place.topPx);
    for (const [nth, [x = 0, y = 0]] of line.entries()) {
      expect(x).toBeGreaterThanOrEqual(line[nth - 1]?.[0] ?? 0);
      expect(y).toBeGreaterThanOrEqual(line[nth - 1]?.[1] ?? 0);
    }
    expect(line.at(-1)?.[1]).toBe(place.topPx + place.heightPx);
    const texts = recorded.of('fillText').map(({ args }) => String(args[0]));
    expect(texts.filter((text) => text.startsWith('p'))).toEqual(['p50 2.00\u00a0µs']);
    expect(recorded.of('fillRect').filter(({ fill }) => fill === 'selectionEdge')).toHaveLength(1);
  });
});

test('the map draws each cell in the colour of what took most of it, unknown ones on top', () => {
  const rows = waitMapRows(200);
  const axis = timeAxis({ startNs: 0, endNs: 1000 }, 88, 400);
  const recorded = recordingPen();
  const { pen } = recorded;
  const map = {
    range: { startNs: 0, endNs: 1000 },
    widthPx: 400,
    heightPx: rows.waits.heightPx,
    cellPx: 4,
    lowNs: 100,
    highNs: 1e6,
    cellX: Uint16Array.of(10, 50, 90),
    cellY: Uint16Array.of(1, 2, 3),
    count: Uint32Array.of(1, 1, 1),
    cause: Uint8Array.of(WAIT_CAUSES.indexOf('unknown'), 0, WAIT_CAUSES.indexOf('P in a system call')),
    totalCount: 3,
    known: 1,
  };
  paintWaitMap(pen, axis, { map, bands: undefined, rows, lengths: logAxis(100, 1e6, rows.waits), momentNs: 500, chosen: undefined, uncertainFromNs: undefined }, palette);
  expect(recorded.of('fill').map(({ fill }) => fill)).toEqual(['world stopped', 'P in a system call', 'unknown'].map((cause) => CAUSE_LOOKS[cause as keyof typeof CAUSE_LOOKS].colour));
  expect(recorded.of('fillText').map(({ args }) => args[0])).toContain('before');
});
