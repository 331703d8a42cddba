const grouped = new Intl.NumberFormat('en-GB');

/** As tooltips give exact durations. */
export const exactNs = (ns: number): string => `${grouped.format(ns)}\u00a0ns`;

/** As tooltips give exact sizes. */
export const exactBytes = (bytes: bigint | number): string => `${grouped.format(bytes)}\u00a0bytes`;
