// Time stamps that loggers put in front of the runtime's lines.

const RFC3339 = /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?\s?(Z|[+-]\d\d:?\d\d)?/;
/** Go's log package. */
const GO_LOG = /(\d{4})\/(\d\d)\/(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?/;

/**
 * ms since 1970; undefined: there is none that is understood. Without a zone the time is taken for UTC.
 * @param text what stands before the record.
 */
export function wallMsIn(text: string): number | undefined {
  if (text === '') return undefined;
  const match = RFC3339.exec(text) ?? GO_LOG.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '', fraction = '', zone = 'Z'] = match;
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  return Number.isNaN(ms) ? undefined : ms + Number(`0.${fraction}0`) * 1000 - offsetMs(zone);
}

function offsetMs(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (match === null) return 0;
  const [, sign, hours, minutes] = match;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
