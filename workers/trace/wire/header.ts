import { type Damage, DamageError } from '../../damage.ts';
import { marked, t } from '../../../language/t.ts';

/** Bytes of `go 1.NN trace\0\0\0`. */
export const HEADER_BYTES = 16;

export interface TraceHeader {
  /** NN of `go 1.NN`. */
  readonly minor: number;
  readonly wire: 'v1' | 'v2';
  /** The format it is read as: its own, or for one that is newer than all we know the newest of those. */
  readonly readAs: number;
}

/** The formats that exist, by header minor, and the releases that write each (go-trace.md, section 2). */
const WRITTEN_BY: ReadonlyMap<number, { readonly wire: 'v1' | 'v2'; readonly releases: string }> = new Map([
  [11, { wire: 'v1', releases: marked('Go 1.11 to 1.18') }],
  [19, { wire: 'v1', releases: marked('Go 1.19 or 1.20') }],
  [21, { wire: 'v1', releases: marked('Go 1.21') }],
  [22, { wire: 'v2', releases: marked('Go 1.22') }],
  [23, { wire: 'v2', releases: marked('Go 1.23 or 1.24') }],
  [25, { wire: 'v2', releases: marked('Go 1.25') }],
  [26, { wire: 'v2', releases: marked('Go 1.26 or 1.27') }],
]);

export const NEWEST_MINOR = 26;

/** In English, in any language: for machines. */
export function releasesOf(minor: number): string {
  return WRITTEN_BY.get(minor)?.releases ?? `Go 1.${minor} or later`;
}

/** In the reader's language. */
export function writtenBy(minor: number): string {
  const releases = WRITTEN_BY.get(minor)?.releases;
  return releases === undefined ? t('a later Go ("go 1.{minor}")', { minor }) : t(releases);
}

const LATER = marked('Look for a newer Gopherscope, or open it with `go tool trace` of that Go release.');

/** Of a format newer than all we know. */
export function tooNew(minor: number): Damage {
  return { what: 'too-new', message: t('The trace has format "go 1.{minor}", which is newer than this version of Gopherscope knows (up to "go 1.{newest}").', { minor, newest: NEWEST_MINOR }), offset: 0, advice: t(LATER) };
}

/** It was read as the newest that we do know. `broke`: what stopped that, if anything. */
export function readAsOlder(minor: number, broke: Damage | undefined): Damage {
  const how = t('{tooNew} It was read as if it were "go 1.{newest}"', { tooNew: tooNew(minor).message, newest: NEWEST_MINOR });
  return {
    what: 'too-new',
    message: broke === undefined ? t('{how}: what is shown may be incomplete or wrong.', { how }) : t('{how}, up to where that failed. {message}', { how, message: broke.message }),
    offset: broke?.offset ?? 0,
    advice: t(LATER),
  };
}

/** Throws a DamageError for anything that is not the header of a format that exists, or may exist one day. */
export function readHeader(bytes: Uint8Array): TraceHeader {
  const text = String.fromCharCode(...bytes.subarray(0, HEADER_BYTES));
  const match = /^go 1\.(\d{1,2}) trace\0{3,4}$/.exec(text);
  if (match === null) {
    if (bytes.length < HEADER_BYTES && 'go 1.'.startsWith(text.slice(0, 5))) {
      throw new DamageError({
        what: 'cut-off',
        message: t('The file ends after {length} of the 16 bytes that start every Go execution trace.', { length: bytes.length }),
        offset: bytes.length,
        advice: t('Record or copy the trace again.'),
      });
    }
    throw new DamageError({
      what: 'not-ours',
      message: t('This is not a Go execution trace: the first 16 bytes are not its header.'),
      offset: 0,
      advice: t('Record one with `go test -trace trace.out` or from /debug/pprof/trace.'),
    });
  }
  const minor = Number(match[1]);
  const known = WRITTEN_BY.get(minor);
  if (known !== undefined) return { minor, wire: known.wire, readAs: minor };
  if (minor > NEWEST_MINOR) return { minor, wire: 'v2', readAs: NEWEST_MINOR };
  if (minor < 11) {
    throw new DamageError({
      what: 'too-old',
      message: t('The trace was written by Go 1.{minor}; traces of Go 1.10 and older are not supported.', { minor }),
      offset: 0,
      advice: t('Record it again with a newer Go.'),
    });
  }
  throw new DamageError({
    what: 'too-new',
    message: t('The trace claims format "go 1.{minor}", which no Go release writes.', { minor }),
    offset: 0,
    advice: t('Record the trace again.'),
  });
}
