// The figures by which a difference is called one. README.md says why.

/** A difference is called real below this. */
export const P_BELOW = 0.01;
/** … and not negligible from here, as a share of A. */
export const NOTABLE_CHANGE = 0.05;
/** "The same" is said where no change beyond this is likely, as a share of A; where one is, it cannot be told. */
export const SAME_WITHIN = 0.25;
/** Values beyond a percentile for it to be one; of a mean, in all. */
export const BEYOND_PERCENTILE = 5;
export const FOR_MEAN = 10;
/** Of independent values each side has to be worth. */
export const WORTH_AT_LEAST = 5;
/** With fewer runs a side, ranks cannot be as rare as P_BELOW: of 4 and 4, 2 orders of 70 are as far apart as can be. */
export const RUNS_FOR_FIGURES = 5;
export const ROUNDS = 1000;
