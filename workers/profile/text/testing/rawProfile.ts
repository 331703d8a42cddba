// For tests: what `go tool pprof -raw` prints of a text profile, read back.

/** Addresses leaf first, in hexadecimal; labels of samples as printed. */
export interface RawProfile {
  readonly period: string;
  readonly sampleTypes: string;
  readonly samples: readonly string[];
  /** Range, offset, file and build ID of each mapping, but for the one that stands for none. */
  readonly mappings: readonly string[];
}

/** Zero addresses, which pad stacks, stand at −1 there. */
const PADDING = 'ffffffffffffffff';

/** What it makes up for addresses that are in no mapping. */
const NO_MAPPING = '0x0/0xffffffffffffffff/0x0';

export function rawProfile(printed: string): RawProfile {
  const lines = printed.split('\n');
  const addresses = new Map<string, string>();
  for (const line of lines) {
    const [, id, address] = /^ +(\d+): 0x([0-9a-f]+) /.exec(line) ?? [];
    if (id !== undefined && address !== undefined) addresses.set(id, address);
  }
  const period = `${/^PeriodType: (.*)$/m.exec(printed)?.[1]} ${/^Period: (.*)$/m.exec(printed)?.[1]}`;
  const first = lines.indexOf('Samples:');
  const samples: string[] = [];
  for (const line of lines.slice(first + 2, lines.indexOf('Locations'))) {
    const [, values, ids] = /^([ \d-]+): ([\d ]*)$/.exec(line) ?? [];
    if (values === undefined || ids === undefined) samples.push(`${samples.pop()} ${line.trim()}`);
    else {
      const stack = ids.split(' ').flatMap((id) => (id === '' ? [] : [addresses.get(id) ?? '?']));
      samples.push(`${values.trim().split(/ +/).join(' ')}: ${stack.filter((address) => address !== PADDING).join(' ')}`);
    }
  }
  const mappings = lines.slice(lines.indexOf('Mappings') + 1).flatMap((line) => {
    const [, mapping] = /^\d+: (0x.*?) *(?:\[.*\])?$/.exec(line) ?? [];
    return mapping === undefined || mapping === NO_MAPPING ? [] : [mapping];
  });
  return { period, sampleTypes: (lines[first + 1] ?? '').replace('[dflt]', '').trim(), samples, mappings };
}

/** Labels of 0 without a unit are none in the protobuf; the text form's reader keeps them. */
export function withoutZeroLabels({ samples, ...rest }: RawProfile): RawProfile {
  return { ...rest, samples: samples.map((sample) => sample.replace(' bytes:[0]', '')) };
}

/** All of it as one text: two are equal if and only if the profiles are. */
export function rawText({ period, sampleTypes, samples, mappings }: RawProfile): string {
  return [period, sampleTypes, ...samples, ...mappings].join('\n');
}
