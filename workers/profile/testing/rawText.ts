// For tests: a profile as `go tool pprof -raw` prints it, whole but for its date and duration: what is equal in
// it is equal to the last sample, label and address.
import { NONE, type ProfileColumns } from '../columns.ts';
import { compareAsGo } from '../functionNames.ts';

export function rawText(profile: ProfileColumns): string {
  const { header, sampleTypes, samples, locations, mappings } = profile;
  const wanted = header.defaultSampleType;
  const lines = [
    ...header.comments.map((comment) => `Comment: ${comment}`),
    ...(header.docUrl === '' ? [] : [`Doc: ${header.docUrl}`]),
    `PeriodType: ${header.periodType.type} ${header.periodType.unit}`,
    `Period: ${header.period}`,
    'Samples:',
    sampleTypes.map(({ type, unit }) => `${type}/${unit}${type === wanted ? '[dflt]' : ''}`).join(' '),
    ...each(samples, (sample) => sampleText(profile, sample)),
    'Locations',
    ...each(locations, (location) => locationText(profile, location)),
    'Mappings',
    ...mappings.map((mapping, position) => {
      const { hasFunctions, hasFilenames, hasLineNumbers, hasInlineFrames } = mapping;
      const bits = [hasFunctions && '[FN]', hasFilenames && '[FL]', hasLineNumbers && '[LN]', hasInlineFrames && '[IN]'].filter((bit) => bit !== false).join('');
      return `${position + 1}: ${hex(mapping.start)}/${hex(mapping.limit)}/${hex(mapping.offset)} ${mapping.file} ${mapping.buildId} ${bits}`;
    }),
  ];
  return `${lines.join('\n')}\n`;
}

function each(count: number, text: (position: number) => string): string[] {
  return Array.from({ length: count }, (_, position) => text(position));
}

function sampleText({ values, stackStart, stackLocation, labels, strings }: ProfileColumns, sample: number): string {
  const numbers = values.map((column) => ` ${String(column[sample]).padStart(10)}`).join('');
  const stack = Array.from(stackLocation.subarray(stackStart[sample], stackStart[sample + 1]), (location) => `${location + 1} `).join('');
  const texts = new Map<string, string[]>();
  const amounts = new Map<string, { number: string; unit: string }[]>();
  for (let i = labels?.start[sample] ?? 0; i < (labels?.start[sample + 1] ?? 0); i++) {
    const key = strings.get(labels?.key[i] ?? 0);
    const text = labels?.text[i] ?? 0;
    if (text === 0) amounts.set(key, [...(amounts.get(key) ?? []), { number: String(labels?.number[i]), unit: strings.get(labels?.unit[i] ?? 0) }]);
    else texts.set(key, [...(texts.get(key) ?? []), strings.get(text)]);
  }
  return [
    `${numbers}: ${stack}`,
    labelled([...texts].map(([key, all]) => `${key}:[${all.join(' ')}]`)),
    labelled([...amounts].map(([key, all]) => `${key}:[${all.map(({ number, unit }) => (all.some((one) => one.unit !== '') ? `${number} ${unit}` : number)).join(' ')}]`)),
  ].join('');
}

function labelled(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n                ${lines.toSorted(compareAsGo).join(' ')}`;
}

function locationText(profile: ProfileColumns, location: number): string {
  const { strings, frameStart, frameFunction, frameLine, frameColumn } = profile;
  const mapping = profile.locationMapping[location];
  const head = `${String(location + 1).padStart(6)}: ${hex(profile.locationAddress[location])} ${mapping === NONE ? '' : `M=${mapping + 1} `}${profile.locationIsFolded[location] === 1 ? '[F] ' : ''}`;
  const lines: string[] = [];
  for (let frame = frameStart[location]; frame < frameStart[location + 1]; frame++) {
    const fn = frameFunction[frame];
    if (fn === NONE) break;
    const [name, systemName, file] = [profile.functionName, profile.functionSystemName, profile.functionFile].map((column) => strings.get(column[fn]));
    lines.push(`${name} ${file}:${frameLine[frame]}:${frameColumn[frame]} s=${profile.functionStartLine[fn]}${name === systemName ? '' : `(${systemName})`}`);
  }
  return head + lines.join('\n             ');
}

function hex(value: bigint): string {
  return `0x${value.toString(16)}`;
}
