import type { RawSample, SampleTypeFacts } from '../../../workers/api.ts';
import { exactValue } from '../format.ts';

/** A sample as plain text, for a bug report: values, labels, the stack from where it was. */
export function sampleText({ values, labels, frames, depth }: RawSample, types: readonly SampleTypeFacts[]): string {
  return [
    ...types.map(({ type, unit }, nth) => `${type}: ${exactValue(values[nth] ?? 0, unit)}`),
    ...labels.map(({ key, text }) => `${key}: ${text}`),
    ...frames.map(({ name, file, line, inlined, address }) => `    ${[name, inlined ? '(inline)' : '', file === '' ? '' : `${file}${line === 0 ? '' : `:${line}`}`, address].filter((part) => part !== '').join(' ')}`),
    ...(depth > frames.length ? [`    … ${depth - frames.length} more`] : []),
    '',
  ].join('\n');
}
