// Time stamps that loggers put in front of the runtime's lines, or beside them.

const RFC3339 = /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?\s?(Z|[+-]\d\d:?\d\d)?/;
/** Go's log package. */
const GO_LOG = /(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?/;
/** Since 1970, as `ts '%.s'` puts it in front. */
const EPOCH = /^\[?(\d{10})(?:\.(\d{1,9}))?\]?\s/;
/** In JSON: zap, journald, Docker. */
const EPOCH_IN_JSON = /"(?:ts|time|timestamp|@timestamp|t|__REALTIME_TIMESTAMP|_SOURCE_REALTIME_TIMESTAMP)"\s*:\s*"?(\d{10,19}(?:\.\d+)?)\b/;

/** A time stamp and how fine it is. */
export interface Stamp {
  /** ms since 1970. */
  readonly wallMs: number;
  /** It was cut to a multiple of this: 1000 for a stamp of whole seconds. */
  readonly unitMs: number;
}

/**
 * undefined: there is none that is understood. Without a zone the time is taken for UTC.
 * @param text what stands before the record; of a line of JSON, all of it.
 */
export function stampIn(text: string): Stamp | undefined {
  if (text.length < 10) return undefined;
  const match = RFC3339.exec(text) ?? GO_LOG.exec(text);
  if (match !== null) {
    const [, year = '', month = '', day = '', hour = '', minute = '', second = '', fraction = '', zone = 'Z'] = match;
    const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
    return Number.isNaN(ms) ? undefined : { wallMs: ms + Number(`0.${fraction}0`) * 1000 - offsetMs(zone), unitMs: 1000 / 10 ** fraction.length };
  }
  const epoch = EPOCH.exec(text);
  if (epoch !== null) return { wallMs: Number(epoch[1]) * 1000 + Number(`0.${epoch[2] ?? ''}0`) * 1000, unitMs: 1000 / 10 ** (epoch[2] ?? '').length };
  const inJson = EPOCH_IN_JSON.exec(text)?.[1];
  return inJson === undefined ? undefined : epochOf(inJson);
}

/** Seconds, ms, µs or ns, by how many digits it has. */
function epochOf(text: string): Stamp {
  const [whole, fraction = ''] = text.split('.');
  const perSecond = whole.length >= 18 ? 1e9 : whole.length >= 15 ? 1e6 : whole.length >= 12 ? 1e3 : 1;
  return { wallMs: (Number(text) / perSecond) * 1000, unitMs: 1000 / perSecond / 10 ** Math.min(6, fraction.length) };
}

function offsetMs(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (match === null) return 0;
  const [, sign, hours, minutes] = match;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
