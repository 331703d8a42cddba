// What SchedulerState holds of a goroutine and of an M, value by value in one array each: every further column that a hot rule looks
// into costs a dozen instructions of its own.

/** SchedulerState.ofG: so many values a goroutine. Its GO state (undetermined: not live) and its sequence number. */
export const G_FIELDS = 2;
export const G_STATE = 0;
export const G_SEQ = 1;

/** SchedulerState.ofM: so many values an M. OPEN flags (claims.ts), and the indexes of its P and goroutine or NONE. */
export const M_FIELDS = 4;
export const M_OPEN = 0;
export const M_PROC = 1;
export const M_GOROUTINE = 2;
