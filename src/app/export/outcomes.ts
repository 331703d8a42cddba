// What is said while a file is written, and when it could not be.
import { t } from '../../../language/t.ts';
import { formatPercent } from '../../views/format.ts';

/** @param done 0 to 1 */
export function writingText(done: number): string {
  return t('Writing… {done}', { done: formatPercent(Math.floor(done * 100) / 100) });
}

/** What the worker refuses it refuses in a sentence. @param otherwise for any other fault */
export function failureText(error: unknown, otherwise: string): string {
  return error instanceof Error && error.name === 'DamageError' ? error.message : otherwise;
}
