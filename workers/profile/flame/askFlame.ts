import type { FlameQuestion, LookedAt, ProfileAnswers, TopTable } from '../../api.ts';
import type { SampleValues } from '../columns.ts';
import type { Reading } from '../reading/reading.ts';
import { readingFacts } from '../reading/readingFacts.ts';
import { layoutFlame } from './layout.ts';
import { describeNode } from './node.ts';
import { searchFlame } from './search.ts';

/** `sampleType` is one of the profile's. */
export function askFlame(reading: Reading, question: LookedAt & FlameQuestion): ProfileAnswers[FlameQuestion['ask']] {
  const { sampleType } = question;
  const total = Number(reading.sumTotal(sampleType));
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
      return describeNode(reading.profile, reading.sorted, reading.kinds, reading.runs(sampleType), reading.sums(sampleType), total, question.node);
  }
}

function topTable(reading: Reading, sampleType: number): TopTable {
  const { flat, cum, order } = reading.sums(sampleType);
  const { rows } = reading.kinds;
  const inline = reading.inlineMarks(sampleType);
  const inOrder = (values: SampleValues): Float64Array => Float64Array.from(order, (row) => Number(values[row]));
  return {
    sampleType,
    names: order.map((row) => rows[row].name),
    files: order.map((row) => rows[row].file),
    flat: inOrder(flat),
    cum: inOrder(cum),
    inline: Uint8Array.from(order, (row) => inline[row]),
    module: Uint32Array.from(order, (row) => rows[row].moduleHash),
    origin: Uint8Array.from(order, (row) => rows[row].origin),
    total: Number(reading.total(sampleType)),
  };
}
