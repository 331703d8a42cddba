// What a link says of places in a reading of a profile (samples, nodes of the call tree): they are those of the options it was read with,
// so what was opened under other options is as if nothing had been.
//   sample=12   sample=12.9f86 (with options)
import type { ProfileOptions } from '../../../workers/api.ts';
import { shortHash } from '../shortHash.ts';

const DIGITS = 4;

/** '' without options. `also`: what else makes places others. */
export function readingTag(options: ProfileOptions, also = ''): string {
  // The order in which options were set does not matter.
  const said = JSON.stringify(options, [...Object.keys(options), 'profile', 'how', 'normalize'].toSorted());
  return said === '{}' && also === '' ? '' : shortHash([said, also]).slice(0, DIGITS);
}

export function tagged(text: string, tag: string): string {
  return text === '' || tag === '' ? text : `${text}.${tag}`;
}

/** '' where it was said of another reading. */
export function untagged(text: string, tag: string): string {
  const [said = '', of = '', ...rest] = text.split('.');
  return of === tag && rest.length === 0 ? said : '';
}
