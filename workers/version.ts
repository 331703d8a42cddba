/** As in package.json (a test holds them together); written into every report. */
export const VERSION = '0.1.0';
