// What peek and source look for.
import type { ProfileOptions, RowName } from '../../../workers/api.ts';
import { exactPattern } from '../top/exactPattern.ts';
import type { ProfileLook } from './profileLook.ts';

type Look = Pick<ProfileLook, 'pattern' | 'chosen'>;

/** What the reader wrote, else the chosen function and no other; '' (everything) where there is neither. */
export function shownPattern({ pattern, chosen }: Look): string {
  if (pattern !== '' || chosen === undefined) return pattern;
  return exactPattern(chosen);
}

/** The same, for names of functions alone, whatever a row is made of. */
export function functionPattern({ pattern, chosen }: Look, { granularity }: Pick<ProfileOptions, 'granularity'>): string {
  return shownPattern({ pattern, chosen: chosen === undefined ? undefined : functionOfRow(chosen, granularity) });
}

/**
 * The function in the name of a row: at other granularities there is an address before it (16 digits) and its place behind it.
 * Where rows are files there is no function: then the name itself.
 */
export function functionOfRow(name: RowName, granularity: ProfileOptions['granularity']): string {
  switch (granularity) {
    case undefined:
    case 'functions':
    case 'files':
      return name;
    case 'filefunctions':
    case 'lines':
      return withoutPlace(name);
    case 'addresses':
      return withoutPlace(name.replace(/^[0-9a-f]{16} /, ''));
  }
}

/** Names of C++ have blanks too: the place is what begins last with a slash, a letter of a drive, or ends in a line. */
function withoutPlace(name: string): string {
  const [, fn] = /^(.+?) (?:\/|[A-Za-z]:[\\/]|<|[^ ()<>]+[.][A-Za-z]+(?::\d+)*$).*$/.exec(name) ?? [];
  return fn ?? name;
}
