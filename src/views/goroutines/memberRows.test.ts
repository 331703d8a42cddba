import { describe, expect, it } from 'vitest';
import { lifeWindow, MEMBER_CSV_HEADER, memberCsvLine } from './memberRows.ts';

describe('the life of a group’s goroutine', () => {
  it('is shown with its surroundings, within the recording', () => {
    expect(lifeWindow(1_000_000, 1_100_000, 9_000_000)).toEqual({ startNs: 800_000, endNs: 1_300_000 });
    expect(lifeWindow(1_000_000, undefined, 2_000_000)).toBeUndefined();
    expect(lifeWindow(undefined, undefined, 5000)).toBeUndefined();
    expect(lifeWindow(undefined, 100_000, 9_000_000)).toEqual({ startNs: 0, endNs: 300_000 });
  });

  it('is a line of a file, with empty fields for what is not known', () => {
    const line = memberCsvLine({
      goroutine: { goroutine: 3, id: '17', name: 'main.run' },
      createdNs: undefined,
      endNs: 9,
      runningNs: 1,
      runnableNs: 2,
      waitingNs: 3,
      syscallNs: 4,
    });
    expect(line).toEqual(['17', 'main.run', undefined, 9, 1, 2, 3, 4]);
    expect(line).toHaveLength(MEMBER_CSV_HEADER.length);
  });
});
