// Which Go wrote the files of a run, as far as each tells, and whether they can all be of one. Pure.
import type { DocumentFacts } from '../../workers/api.ts';
import { t } from '../../language/t.ts';

/** Go 1.`from` to 1.`to`, as one file tells, or the reader. */
export interface GoVersionClaim {
  /** Name of the file; undefined: the reader said it. */
  readonly file: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** Formats of traces, and the last minor release that wrote each. Later ones may write the newest, too. */
const LAST_OF_FORMAT: ReadonlyMap<number, number> = new Map([
  [11, 18],
  [19, 20],
  [21, 21],
  [22, 22],
  [23, 24],
  [25, 25],
]);
/** A version within other words: `go1.27.4`, `Go 1.27`. */
const IN_TEXT = /\bgo ?1\.(\d+)/i;
const ALONE = /^(?:go ?)?1\.(\d+)(?:\.\d+|rc\d+|beta\d+)?$/i;

/** None: the file does not tell. */
export function claimsOf(file: string, facts: DocumentFacts): readonly GoVersionClaim[] {
  switch (facts.kind) {
    case 'go-trace': {
      const { formatMinor } = facts;
      return [{ file, from: formatMinor, to: LAST_OF_FORMAT.get(formatMinor) ?? Infinity }];
    }
    case 'runtime-log':
      return inText(file, facts.goVersion);
    case 'pprof':
      // Build information is what a program writes into comments, or stands in the path of a binary.
      return [...facts.comments, facts.docUrl, ...facts.mappings.map((mapping) => mapping.file), facts.log?.goVersion].flatMap((text) => inText(file, text)).slice(0, 1);
  }
}

/**
 * What a line of schedtrace tells by its shape. In recordings of each release: `needspinning` is not there in 1.19, but in 1.21;
 * `schedticks` (not beside scheddetail's lines) not in 1.23, but in 1.25.
 */
export function claimOfSchedLine(file: string, line: string): readonly GoVersionClaim[] {
  if (!line.startsWith('SCHED ')) return [];
  if (line.includes('schedticks=')) return [{ file, from: 24, to: Infinity }];
  if (!line.includes('needspinning=')) return [{ file, from: 0, to: 20 }];
  return [{ file, from: 20, to: line.includes('gcwaiting=') ? Infinity : 24 }];
}

/** Minor release of what the reader wrote: `1.27`, `go1.27.4`; undefined: it is no version. */
export function readGoVersion(text: string): number | undefined {
  const minor = ALONE.exec(text.trim())?.[1];
  return minor === undefined ? undefined : Number(minor);
}

/** A sentence; undefined: one version of Go may have written them all. */
export function disagreement(claims: readonly GoVersionClaim[]): string | undefined {
  const newest = claims.reduce<GoVersionClaim | undefined>((most, claim) => (most === undefined || claim.from > most.from ? claim : most), undefined);
  const oldest = claims.reduce<GoVersionClaim | undefined>((least, claim) => (least === undefined || claim.to < least.to ? claim : least), undefined);
  if (newest === undefined || oldest === undefined || newest.from <= oldest.to) return undefined;
  return t('Files of this run disagree on the version of Go: {oldest}, {newest}. They may be of different builds, and what they say together of one run may be wrong.', { oldest: told(oldest), newest: told(newest) });
}

function told({ file, from, to }: GoVersionClaim): string {
  const version = rangeText(from, to);
  return file === undefined ? t('you said {version}', { version }) : t('{file} is of {version}', { file, version });
}

function rangeText(from: number, to: number): string {
  if (from === to) return `Go 1.${from}`;
  if (to === Infinity) return t('Go {version} or later', { version: `1.${from}` });
  if (from === 0) return t('Go {version} or earlier', { version: `1.${to}` });
  return to === from + 1 ? t('Go {from} or {to}', { from: `1.${from}`, to: `1.${to}` }) : t('Go {from} to {to}', { from: `1.${from}`, to: `1.${to}` });
}

function inText(file: string, text: string | undefined): readonly GoVersionClaim[] {
  const minor = IN_TEXT.exec(text ?? '')?.[1];
  return minor === undefined ? [] : [{ file, from: Number(minor), to: Number(minor) }];
}
