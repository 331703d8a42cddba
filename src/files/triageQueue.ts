// Many files are looked through by a few readers; what they find comes in handfuls, so that a thousand files are not a thousand changes
// of the page.
import type { OpenSource, Triaged } from '../../workers/api.ts';
import { t } from '../../language/t.ts';

export interface TriageReader {
  /** One file at a time. Never rejects for bad input. */
  readonly read: (source: OpenSource) => Promise<Triaged>;
  /** Ends what is being read. */
  readonly close: () => void;
}

export interface TriageFile {
  readonly key: string;
  readonly source: OpenSource;
}

export interface TriageNews {
  readonly started: readonly string[];
  readonly outcomes: ReadonlyMap<string, Triaged>;
}

export interface Triage {
  add(files: readonly TriageFile[]): void;
  /** Files that wait are read by none, and what is being read is given up. Returns those. */
  stop(): readonly string[];
}

export interface TriageOptions {
  readonly startReader: () => TriageReader;
  /** Files read at a time. */
  readonly limit: number;
  /** News are gathered for so long. */
  readonly everyMs: number;
  readonly onNews: (news: TriageNews) => void;
}

export function triageQueue({ startReader, limit, everyMs, onNews }: TriageOptions): Triage {
  const waiting: TriageFile[] = [];
  /** What each reader is at. */
  const reading = new Map<TriageReader, string>();
  const idle: TriageReader[] = [];
  let started: string[] = [];
  let outcomes = new Map<string, Triaged>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tell = (): void => {
    timer = undefined;
    const news = { started: started.filter((key) => !outcomes.has(key)), outcomes };
    started = [];
    outcomes = new Map();
    if (news.started.length + news.outcomes.size > 0) onNews(news);
  };
  const next = (): void => {
    while (reading.size < limit && waiting.length > 0) {
      const file = waiting.shift();
      if (file !== undefined) void read(idle.pop() ?? startReader(), file);
    }
    timer ??= setTimeout(tell, everyMs);
    // Nothing waits: their memory is worth more than the time to start them again.
    if (waiting.length === 0) for (const reader of idle.splice(0)) reader.close();
  };
  const read = async (reader: TriageReader, { key, source }: TriageFile): Promise<void> => {
    reading.set(reader, key);
    started.push(key);
    const outcome = await reader.read(source).catch((): Triaged => ({ outcome: 'failed', damage: { what: 'unreadable', message: t('This file could not be read.') } }));
    // Given up meanwhile: nobody waits for it any more.
    if (reading.get(reader) !== key) return;
    reading.delete(reader);
    outcomes.set(key, outcome);
    idle.push(reader);
    next();
  };

  return {
    add(files) {
      waiting.push(...files);
      next();
    },
    stop() {
      const given = [...reading.values(), ...waiting.map(({ key }) => key)];
      waiting.length = 0;
      for (const reader of reading.keys()) reader.close();
      reading.clear();
      for (const reader of idle.splice(0)) reader.close();
      return given;
    },
  };
}
