// What is said of the tables and formats that are offered.
import type { TableFormat, TableName } from '../../../workers/api.ts';
import { marked } from '../../../language/t.ts';

export const TABLE_TEXTS: Readonly<Record<TableName, string>> = {
  goroutines: marked('Every goroutine: when it came and went, how its time went'),
  spans: marked('Every stretch of every goroutine: state, reason, P, thread'),
  waits: marked('Every wait for a P, with its causes in ns'),
  gc_cycles: marked('GC cycles: phases, CPU, heap'),
  pauses: marked('Every stop of the world'),
  tasks: marked('User tasks'),
  regions: marked('User regions'),
  log_events: marked('User log messages'),
  samples: marked('Samples, each with its stack'),
  functions: marked('Flat and cum of every function, for every sample type'),
  schedtrace: marked('Lines of schedtrace'),
  inittrace: marked('Lines of inittrace: package initialisation'),
  scavtrace: marked('Lines of scavtrace'),
  gcpacertrace: marked('Lines of gcpacertrace'),
  memstats: marked('Snapshots of runtime.MemStats'),
  metrics: marked('Values of runtime/metrics and of Prometheus pages'),
  recordings: marked('The file itself, in one row'),
};

export const FORMAT_TEXTS: readonly (readonly [TableFormat, string])[] = [
  ['parquet', 'Parquet'],
  ['arrow', 'Arrow'],
  ['csv', 'CSV'],
  ['jsonl', marked('JSON lines')],
];
