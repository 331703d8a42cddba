// A moment as a reader writes it: "12.5ms" of trace time, or "14:03:22.117" as a clock showed it.
import type { Ns } from '../../../workers/api.ts';
import type { WallClock } from '../../charts/axis/timeAxis.ts';
import { t } from '../../../language/t.ts';

export type Moment = { readonly atNs: Ns } | { readonly problem: string };

const UNITS: Readonly<Record<string, Ns>> = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, min: 60e9, h: 3600e9 };
const DAY: Ns = 86_400e9;

/** `clock`: undefined: the trace does not tell the time of day. */
export function readMoment(text: string, durationNs: Ns, clock: WallClock | undefined): Moment {
  const written = text.trim();
  const [, hours, minutes, seconds = '0'] = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?$/.exec(written) ?? [];
  if (hours !== undefined && minutes !== undefined) {
    if (clock === undefined) return { problem: t('This trace does not tell the time of day.') };
    const ofDayNs = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds.replace(',', '.'))) * 1e9;
    // A recording may go on after midnight.
    const since = Math.round(ofDayNs - clock.startOfDayNs);
    return within(since < 0 && since + DAY <= durationNs ? since + DAY : since, durationNs);
  }
  const [, amount, unit = 's'] = /^(\d+(?:[.,]\d+)?)\s*(ns|us|µs|μs|ms|s|min|m|h)?$/i.exec(written) ?? [];
  const unitNs = UNITS[unit.toLowerCase()];
  if (amount === undefined || unitNs === undefined) return { problem: t('Write a time like 12.5ms, or 14:03:22.117.') };
  return within(Math.round(Number(amount.replace(',', '.')) * unitNs), durationNs);
}

function within(atNs: Ns, durationNs: Ns): Moment {
  if (atNs < 0) return { problem: t('That is before the recording began.') };
  return atNs > durationNs ? { problem: t('That is after the recording ended.') } : { atNs };
}
