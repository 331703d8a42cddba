import type { ReactNode } from 'react';
import type { SearchResult } from '../../../workers/api.ts';
import { matchFigures } from './matches.ts';
import { t } from '../../../language/t.ts';

interface Props {
  /** undefined: nothing is searched for, or the answer is on its way. */
  readonly result: SearchResult | undefined;
  readonly unit: string;
  readonly zoomed: boolean;
}

/** What the search found, beside the picture it is marked in. */
export function FlameFound({ result, unit, zoomed }: Props): ReactNode {
  return (
    <p className="flame-found" aria-live="polite">
      {words(result, unit, zoomed)}
    </p>
  );
}

function words(result: SearchResult | undefined, unit: string, zoomed: boolean): ReactNode {
  if (result === undefined) return undefined;
  if (result.patternError !== undefined) return <span className="flame-found__error">{result.patternError}</span>;
  if (result.names.length === 0) return t('No function matches.');
  const { text, exact } = matchFigures(result, unit, zoomed);
  return (
    <>
      <span className="flame-found__swatch" aria-hidden />
      <span title={exact}>{text}</span>
    </>
  );
}
