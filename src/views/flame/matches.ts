// Search results against what is drawn, and in words.
import { t } from '../../../language/t.ts';
import type { FlameLayout, SearchResult } from '../../../workers/api.ts';
import { exactValue, formatPercent, formatValue } from '../format.ts';

/** 1 for every name of the layout that the search found. */
export function matchedNames(names: FlameLayout['names'], found: SearchResult['names']): Uint8Array {
  const wanted = new Set(found);
  return Uint8Array.from(names, (name) => (wanted.has(name) ? 1 : 0));
}

export interface MatchFigures {
  /** "12.3 MiB, 45.6 % of the total". */
  readonly text: string;
  readonly exact: string;
}

/** What the samples with a match add up to, each sample once. Zoomed in, the share of the focus comes first. */
export function matchFigures(result: SearchResult, unit: string, zoomed: boolean): MatchFigures {
  const { matchTotal, focusTotal, grandTotal } = result;
  const share = (of: number): string => formatPercent(of === 0 ? 0 : matchTotal / of);
  const said = { value: formatValue(matchTotal, unit), share: share(grandTotal) };
  return {
    text: zoomed ? t('{value}, {ofFocus} of the focus, {share} of the total', { ...said, ofFocus: share(focusTotal) }) : t('{value}, {share} of the total', said),
    exact: t('{value}, each sample once', { value: exactValue(matchTotal, unit) }),
  };
}
