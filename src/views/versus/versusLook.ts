// How two sides are compared. Part of the view state; `src/share/versusFields.ts` is its codec.

export const VERSUS_PICTURES = ['cdf', 'tail', 'percentiles'] as const;
export type VersusPicture = (typeof VERSUS_PICTURES)[number];

export interface VersusLook {
  /** Keys of the documents that the one on screen is compared with (A); empty: none is chosen yet. */
  readonly a: readonly string[];
  /** Further runs on the side of the one on screen (B). */
  readonly b: readonly string[];
  /** Sample whose curves are drawn, by name; undefined: the first. */
  readonly sample: string | undefined;
  readonly picture: VersusPicture;
  readonly functions: 'own' | 'waits';
}

export const INITIAL_VERSUS_LOOK: VersusLook = { a: [], b: [], sample: undefined, picture: 'cdf', functions: 'own' };
