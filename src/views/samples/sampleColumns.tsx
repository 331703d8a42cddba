import type { RawSample, SampleTypeFacts } from '../../../workers/api.ts';
import { withoutImportPath } from '../../charts/flame/shortName.ts';
import { exactCount, formatCount } from '../format.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import { ValueText } from '../table/ValueText.tsx';
import { t } from '../../../language/t.ts';

export interface SampleRow {
  /** Place in the order shown. */
  readonly at: number;
  readonly sample: RawSample;
}

/** Further types are in the detail. */
const MOST_TYPES = 4;

/** The chosen sample type first; its heading sorts. With little room there are neither other types nor labels: the detail has them. */
export function sampleColumns(types: readonly SampleTypeFacts[], chosen: number, room: 'little' | 'some' | 'much'): readonly GridColumn<SampleRow>[] {
  const others = room === 'much' && types.length <= MOST_TYPES ? types.flatMap((_, type) => (type === chosen ? [] : [type])) : [];
  const value = (type: number): GridColumn<SampleRow> => ({
    id: type === chosen ? 'value' : `value${type}`,
    heading: types[type]?.type ?? '',
    meaning: type === chosen ? t('Largest first') : t('In {unit}', { unit: types[type]?.unit ?? '' }),
    widthPx: room === 'little' ? 100 : 116,
    isNumber: true,
    sorts: type === chosen,
    cell: ({ sample }) => <ValueText value={sample.values[type] ?? 0} unit={types[type]?.unit ?? ''} />,
  });
  const labels: GridColumn<SampleRow> = {
    id: 'labels',
    heading: t('labels'),
    meaning: t('Key and value'),
    widthPx: 200,
    isNumber: false,
    sorts: false,
    cell: ({ sample }) => <span title={labelWords(sample, '\n')}>{labelWords(sample, ', ')}</span>,
  };
  return [
    { id: 'sample', heading: t('sample'), meaning: t('Its number in the file, or in what the options leave'), widthPx: room === 'little' ? 72 : 92, isNumber: false, sorts: true, cell: ({ sample }) => exactCount(sample.sample + 1) },
    value(chosen),
    ...others.map(value),
    { id: 'depth', heading: t('frames'), meaning: t('How deep the stack is'), widthPx: room === 'little' ? 64 : 76, isNumber: true, sorts: false, cell: ({ sample }) => formatCount(sample.depth) },
    { id: 'stack', heading: t('stack, from where it was'), meaning: t('The function it was in, its caller, and so on'), widthPx: undefined, isNumber: false, sorts: false, cell: ({ sample }) => <span title={stackTitle(sample)}>{stackWords(sample)}</span> },
    ...(room === 'little' ? [] : [labels]),
  ];
}

function stackWords({ frames, depth }: RawSample): string {
  if (depth === 0) return t('(no stack)');
  return `${frames.map(({ name }) => withoutImportPath(name)).join(' ← ')}${depth > frames.length ? ' ← …' : ''}`;
}

function stackTitle({ frames, depth }: RawSample): string {
  return [...frames.map(({ name }) => name), ...(depth > frames.length ? [t('and {n} more', { n: depth - frames.length })] : [])].join('\n');
}

function labelWords({ labels }: RawSample, between: string): string {
  return labels.map(({ key, text }) => `${key}=${text}`).join(between);
}
