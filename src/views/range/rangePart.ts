import type { Breakdown } from '../../../workers/api.ts';
import type { ChangeView, ViewState } from '../viewState.ts';

/** What each part of the panel gets. */
export interface RangePart {
  readonly breakdown: Breakdown;
  readonly state: ViewState;
  readonly change: ChangeView;
}
