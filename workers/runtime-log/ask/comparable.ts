import type { ComparableAnswers } from '../../api.ts';
import type { RuntimeRecords } from '../runtimeRecords.ts';

export function comparableLog(_records: RuntimeRecords): ComparableAnswers['comparable'] {
  throw new Error('Not answered yet.');
}
