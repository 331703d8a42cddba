// For tests: what `go tool pprof -raw` prints of a text profile, and the same of our columns.
import type { ProfileColumns } from '../../columns.ts';

/** Addresses leaf first, in hexadecimal; labels of samples as printed. */
export interface RawProfile {
  readonly period: string;
  readonly sampleTypes: string;
  readonly samples: readonly string[];
}

/** Zero addresses, which pad stacks, stand at −1 there. */
const PADDING = 'ffffffffffffffff';

export function rawProfile(printed: string): RawProfile {
  const lines = printed.split('\n');
  const addresses = new Map<string, string>();
  for (const line of lines) {
    const location = /^ +(\d+): 0x([0-9a-f]+) /.exec(line);
    if (location !== null) addresses.set(location[1], location[2]);
  }
  const period = `${/^PeriodType: (.*)$/m.exec(printed)?.[1]} ${/^Period: (.*)$/m.exec(printed)?.[1]}`;
  const first = lines.indexOf('Samples:');
  const samples: string[] = [];
  for (const line of lines.slice(first + 2, lines.indexOf('Locations'))) {
    const sample = /^([ \d-]+): ([\d ]*)$/.exec(line);
    if (sample === null) samples.push(`${samples.pop()} ${line.trim()}`);
    else {
      const stack = sample[2].split(' ').flatMap((id) => (id === '' ? [] : [addresses.get(id) ?? '?']));
      samples.push(`${sample[1].trim().split(/ +/).join(' ')}: ${stack.filter((address) => address !== PADDING).join(' ')}`);
    }
  }
  return { period, sampleTypes: (lines[first + 1] ?? '').replace('[dflt]', '').trim(), samples };
}

export function ownRaw({ header, sampleTypes, samples, values, stackStart, stackLocation, locationAddress, labels, strings }: ProfileColumns): RawProfile {
  const printed: string[] = [];
  for (let i = 0; i < samples; i++) {
    const stack = [...stackLocation.subarray(stackStart[i], stackStart[i + 1])].map((location) => locationAddress[location].toString(16));
    const numbers: string[] = [];
    // Texts are not read there.
    for (let at = labels?.start[i] ?? 0; at < (labels?.start[i + 1] ?? 0); at++) {
      if (labels?.text[at] === 0) numbers.push(`${strings.get(labels.key[at])}:[${labels.number[at]}]`);
    }
    printed.push(`${values.map((column) => String(column[i])).join(' ')}: ${stack.join(' ')}${numbers.length === 0 ? '' : ` ${numbers.join(' ')}`}`);
  }
  return {
    period: `${header.periodType.type} ${header.periodType.unit} ${header.period}`,
    sampleTypes: sampleTypes.map(({ type, unit }) => `${type}/${unit}`).join(' '),
    samples: printed,
  };
}
