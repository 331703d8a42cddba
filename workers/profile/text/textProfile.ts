import type { MemStatsTrailer } from '../../api.ts';
import type { Damage } from '../../damage.ts';
import type { ProfileColumns } from '../columns.ts';
import type { DumpLog } from './dumpLog.ts';

/** A profile that was a text, or another form from before the protobuf one. */
export interface TextProfile {
  readonly columns: ProfileColumns;
  /** As told to the reader. */
  readonly form: string;
  /** What is missing; the rest was read. */
  readonly damage: Damage | undefined;
  /** Sentences about the limits of this form. */
  readonly warnings: readonly string[];
  readonly memStats?: MemStatsTrailer | undefined;
  /** Goroutine dumps: their lines as records. */
  readonly log?: DumpLog;
}
