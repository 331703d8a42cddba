/** "3 of 8 rules found something." */
import { t } from '../../../language/t.ts';

export function foundSentence(found: number, all: number): string {
  if (found === 0) return t('None of {all} rules found anything: no goroutine was held up by what these look for.', { all });
  return t('{found} of {all} rules found something.', { found, all });
}
