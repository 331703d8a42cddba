import type { FlameQuestion, LookedAt, ProfileAnswers, TopTable } from '../../api.ts';
import { INLINE, ORIGINS } from '../../api.ts';
import type { SampleValues } from '../columns.ts';
import type { Reading } from '../reading/reading.ts';
import { readingFacts } from '../reading/readingFacts.ts';
import { layoutFlame } from './layout.ts';
import { describeNode } from './node.ts';
import { searchFlame } from './search.ts';

/** `sampleType` is one of the profile's. */
export function askFlame(reading: Reading, question: LookedAt & FlameQuestion): ProfileAnswers[FlameQuestion['ask']] {
  const { sampleType } = question;
  const total = Number(reading.total(sampleType));
  switch (question.ask) {
    case 'reading':
      return readingFacts(reading, sampleType);
    case 'top':
      return topTable(reading, sampleType);
    case 'flame':
      return layoutFlame(reading.sorted, reading.kinds, reading.runs(sampleType), total, question);
    case 'search':
      return searchFlame(reading.sorted, reading.kinds, reading.runs(sampleType), reading.profile.values[sampleType], total, question);
    case 'flameNode':
      return describeNode(reading.profile, reading.sorted, reading.kinds, reading.runs(sampleType), reading.sums(sampleType), question.node);
  }
}

function topTable(reading: Reading, sampleType: number): TopTable {
  const { flat, cum, order } = reading.sums(sampleType);
  const { rows } = reading.kinds;
  const inOrder = (values: SampleValues): Float64Array => Float64Array.from(order, (row) => Number(values[row]));
  return {
    sampleType,
    names: order.map((row) => rows[row].name),
    files: order.map((row) => rows[row].file),
    flat: inOrder(flat),
    cum: inOrder(cum),
    inline: new Uint8Array(order.length).fill(INLINE.no),
    module: new Uint32Array(order.length),
    origin: new Uint8Array(order.length).fill(ORIGINS.indexOf('unknown')),
    total: Number(reading.total(sampleType)),
  };
}
