// For tests: a text as a profile, its samples as lines that can be read.
import { DamageError, type Damage } from '../../../damage.ts';
import { NONE, type ProfileColumns } from '../../columns.ts';
import { openProfile, type OpenedProfile } from '../../open.ts';

/** Each character below 256 is a byte of its own. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function openText(text: string | Uint8Array): OpenedProfile {
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  return openProfile(bytes, 'file', bytes.length);
}

export function refusalOf(text: string | Uint8Array): Damage {
  try {
    openText(text);
  } catch (error) {
    if (error instanceof DamageError) return error.damage;
    throw error;
  }
  throw new Error('opened');
}

/** `leaf < caller < root: values {key=text, key:number}`; inlined frames follow a tilde, addresses without names are in hexadecimal. */
export function samplesOf(columns: ProfileColumns): string[] {
  const { samples, values, stackStart, stackLocation, labels, strings } = columns;
  return Array.from({ length: samples }, (_, i) => {
    const frames = [...stackLocation.subarray(stackStart[i], stackStart[i + 1])].map((location) => locationOf(columns, location));
    const tags: string[] = [];
    for (let at = labels?.start[i] ?? 0; at < (labels?.start[i + 1] ?? 0); at++) {
      if (labels === undefined) continue;
      const key = strings.get(labels.key[at]);
      tags.push(labels.text[at] === 0 ? `${key}:${labels.number[at]}${strings.get(labels.unit[at])}` : `${key}=${strings.get(labels.text[at])}`);
    }
    return `${frames.join(' < ')}: ${values.map((column) => String(column[i])).join(' ')}${tags.length === 0 ? '' : ` {${tags.join(', ')}}`}`;
  });
}

function locationOf({ frameStart, frameFunction, frameLine, functionName, functionFile, locationAddress, strings }: ProfileColumns, location: number): string {
  const frames: string[] = [];
  for (let frame = frameStart[location]; frame < frameStart[location + 1]; frame++) {
    const fn = frameFunction[frame];
    if (fn === NONE) frames.push(locationAddress[location].toString(16));
    else frames.push(`${strings.get(functionName[fn])}${functionFile[fn] === 0 ? '' : `@${strings.get(functionFile[fn])}`}${frameLine[frame] === 0 ? '' : `:${frameLine[frame]}`}`);
  }
  return frames.join(' ~');
}
