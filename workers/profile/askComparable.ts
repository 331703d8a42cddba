import type { ComparableAnswers } from '../api.ts';
import type { Reading } from './reading/reading.ts';

export function askComparable(_reading: Reading): ComparableAnswers['comparable'] {
  throw new Error('Not answered yet.');
}
