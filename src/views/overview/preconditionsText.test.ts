import { expect, test } from 'vitest';
import type { Finding, FindingId, Verdict } from '../../../workers/api.ts';
import { preconditionsText } from './PreconditionsLine.tsx';

const finding = (id: FindingId, verdict: Verdict): Finding => ({ id, verdict }) as Finding;

test('preconditions in a line', () => {
  const all = [finding('heap-growth', 'holds'), finding('live-share', 'holds'), finding('large-objects', 'unknown'), finding('allocation-pressure', 'fails'), finding('stretched-stops', 'holds')];
  expect(preconditionsText([...all, finding('sub-millisecond-pauses', 'fails')])).toBe('a b e hold, d fails, c unknown');
  expect(preconditionsText(all.slice(0, 1))).toBe('a holds');
  expect(preconditionsText([])).toBe('');
});
