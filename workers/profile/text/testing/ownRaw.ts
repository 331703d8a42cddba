import type { ProfileColumns } from '../../columns.ts';
import type { RawProfile } from './rawProfile.ts';

/** Our columns as `go tool pprof -raw` prints a profile. */
export function ownRaw({ header, sampleTypes, samples, values, stackStart, stackLocation, locationAddress, labels, strings, mappings }: ProfileColumns): RawProfile {
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
    mappings: mappings.map(({ start, limit, offset, file, buildId }) => `0x${start.toString(16)}/0x${limit.toString(16)}/0x${offset.toString(16)} ${file} ${buildId}`.trimEnd()),
  };
}
