import type { RunFigures } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';

export function askRunFigures(_trace: CloseTrace): Promise<RunFigures> {
  return Promise.reject(new Error('Not answered yet: runFigures'));
}
