// The tables of a profile: its samples as recorded, and its functions with what was spent in them.

import type { ProfileColumns, SampleValues } from '../../profile/columns.ts';
import type { FrameKinds } from '../../profile/frameKinds.ts';
import { packageOf } from '../../profile/functionNames.ts';
import type { OpenedProfile } from '../../profile/profileInMemory.ts';
import { Reading } from '../../profile/reading/reading.ts';
import type { Stacks } from '../../profile/stacks.ts';
import { type ColumnSpec, type Int64Column, int64, type TableRows, utf8 } from '../columns.ts';
import { tableSource, type TableSource } from '../tableSource.ts';

export const FUNCTION_COLUMNS = {
  sample_type: utf8('What is measured, in the profile’s words: cpu, alloc_space, …'),
  unit: utf8('Of flat and cum: nanoseconds, bytes, count'),
  function: utf8('Name, as go tool pprof prints it'),
  package: utf8('Its package'),
  source_file: utf8('Its source file, where the profile tells'),
  flat: int64('In the function itself'),
  cum: int64('In it and what it called'),
} as const;

/** Beside a column for each sample type. */
export const PROFILE_SAMPLE_COLUMNS = {
  sample: int64('Position in the file'),
  function: utf8('Innermost function'),
  stack: utf8('Functions, the outermost first, ; between them'),
  labels: utf8('Labels as JSON: each key with its values; numbers as numbers'),
} as const;

type ValueName = `${string}_${string}`;
type SampleColumns = typeof PROFILE_SAMPLE_COLUMNS & Readonly<Record<ValueName, ColumnSpec<'int64'>>>;

export function profileTables(profile: OpenedProfile): readonly TableSource[] {
  const { columns } = profile;
  const values = valueColumns(columns);
  const specs: SampleColumns = { ...PROFILE_SAMPLE_COLUMNS, ...Object.fromEntries(values.map(({ name, meaning }) => [name, int64(meaning)])) };
  return [
    tableSource('samples', specs, false, (rows) => writeProfileSamples(columns, rows, values.map(({ name }) => name))),
    tableSource('functions', FUNCTION_COLUMNS, false, (rows) => writeFunctions(columns, rows)),
  ];
}

/** One for each sample type: `cpu_nanoseconds`, `alloc_space_bytes`. */
function valueColumns({ sampleTypes }: ProfileColumns): readonly { readonly name: ValueName; readonly meaning: string }[] {
  const taken = new Set<string>();
  return sampleTypes.map(({ type, unit }) => {
    let name: ValueName = `${written(type)}_${written(unit)}`;
    while (taken.has(name)) name = `${name}_`;
    taken.add(name);
    return { name, meaning: `${type}, in ${unit}` };
  });
}

function written(word: string): string {
  return word.replace(/[^A-Za-z0-9]+/g, '_').toLowerCase();
}

function writeProfileSamples(profile: ProfileColumns, rows: TableRows<SampleColumns>, valueNames: readonly ValueName[]): void {
  const { kinds, stacks } = new Reading(profile, {}, new Map());
  const texts = new StackTexts(kinds, stacks);
  const { columns } = rows;
  for (let sample = 0; sample < profile.samples; sample++) {
    const row = rows.add();
    columns.sample.set(row, sample);
    columns.function.set(row, texts.leaf(sample));
    columns.stack.set(row, texts.stack(sample));
    columns.labels.set(row, labelsOf(profile, sample));
    valueNames.forEach((name, type) => setValue(columns[name], row, profile.values[type], sample));
  }
}

function writeFunctions(profile: ProfileColumns, rows: TableRows<typeof FUNCTION_COLUMNS>): void {
  const reading = new Reading(profile, {}, new Map());
  const { rows: functions } = reading.kinds;
  const { columns } = rows;
  for (const [i, { type, unit }] of profile.sampleTypes.entries()) {
    const { flat, cum, order } = reading.sums(i);
    for (const at of order) {
      const { name, file } = functions[at];
      const row = rows.add();
      columns.sample_type.set(row, type);
      columns.unit.set(row, unit);
      columns.function.set(row, name);
      columns.package.set(row, packageOf(name, file));
      columns.source_file.set(row, file === '' ? undefined : file);
      setValue(columns.flat, row, flat, at);
      setValue(columns.cum, row, cum, at);
    }
  }
}

function setValue(column: Int64Column, row: number, values: SampleValues, at: number): void {
  const value = values[at];
  if (typeof value === 'bigint') column.setBig(row, value);
  else column.set(row, value);
}

class StackTexts {
  readonly #names: readonly string[];
  readonly #stacks: Stacks;
  readonly #boxRow: Uint32Array;

  constructor({ rows, boxRow }: FrameKinds, stacks: Stacks) {
    this.#names = rows.map(({ name }) => name.replaceAll(';', ','));
    this.#stacks = stacks;
    this.#boxRow = boxRow;
  }

  leaf(sample: number): string | undefined {
    const { start, box } = this.#stacks;
    const end = start[sample + 1];
    return end === start[sample] ? undefined : this.#names[this.#boxRow[box[end - 1]]];
  }

  stack(sample: number): string | undefined {
    const { start, box } = this.#stacks;
    if (start[sample + 1] === start[sample]) return undefined;
    let text = '';
    for (let i = start[sample]; i < start[sample + 1]; i++) text += `${i > start[sample] ? ';' : ''}${this.#names[this.#boxRow[box[i]]]}`;
    return text;
  }
}

/** undefined: it has none. */
function labelsOf({ labels, strings }: ProfileColumns, sample: number): string | undefined {
  if (labels === undefined || labels.start[sample] === labels.start[sample + 1]) return undefined;
  const found = new Map<string, string[]>();
  for (let i = labels.start[sample]; i < labels.start[sample + 1]; i++) {
    const key = strings.get(labels.key[i]);
    const value = labels.text[i] === 0 ? String(labels.number[i]) : JSON.stringify(strings.get(labels.text[i]));
    found.set(key, [...(found.get(key) ?? []), value]);
  }
  return `{${Array.from(found, ([key, values]) => `${JSON.stringify(key)}:[${values.join(',')}]`).join(',')}}`;
}
