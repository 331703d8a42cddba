// What can be taken away from the file on screen: the entries of the menu, in the order they are shown.
import type { ExportedFile, ProfileExport, TablesWorker, TimeRange } from '../../../workers/api.ts';
import { t } from '../../../language/t.ts';
import { saveBlob, saveText } from '../../views/saveText.ts';
import { writingText } from './outcomes.ts';
import type { Pictured } from './savePicture.ts';
import type { ShownReading } from './shownReading.ts';

export interface Exported {
  readonly name: string;
  readonly report: () => Promise<string>;
  /** Of a profile, of a file or made from a trace: the reading on screen. */
  readonly reading: ShownReading | undefined;
  readonly tables: TablesWorker;
  readonly isTrace: boolean;
  readonly pictured: Pictured;
  /** What is selected of the recording; undefined: nothing is. */
  readonly selection: TimeRange | undefined;
}

interface EntryTexts {
  readonly id: string;
  readonly label: string;
  readonly note: string;
}

/** Asks for more before anything is saved. */
interface AskingEntry extends EntryTexts {
  readonly opens: 'table' | 'standalone';
}

interface SavingEntry extends EntryTexts {
  /** Said until `save` says something else. */
  readonly doing: string;
  /** What it resolves to is said in the end. */
  readonly save: (say: (text: string) => void) => Promise<string>;
  /** Said when `save` rejects. */
  readonly failed: string;
}

export type ExportEntry = AskingEntry | SavingEntry;

export function exportEntries(exported: Exported): readonly ExportEntry[] {
  return [
    reportEntry(exported),
    { id: 'table', label: t('Table…'), note: t('Rows of this file as Parquet, Arrow, CSV or JSON, for DuckDB and the like'), opens: 'table' },
    pictureEntry(exported, 'svg', t('This view as it is, sharp at any size')),
    pictureEntry(exported, 'png', t('This view as it is, for where SVG does not go')),
    ...(exported.isTrace ? [traceEventsEntry(exported)] : []),
    ...(exported.reading === undefined ? [] : readingEntries(exported.reading)),
    { id: 'standalone', label: t('Standalone page (HTML)…'), note: t('This page with its files, or a part of them, in one file that opens from a disk'), opens: 'standalone' },
    sessionEntry(),
  ];
}

function reportEntry({ name, report }: Exported): SavingEntry {
  return {
    id: 'report',
    label: t('Report (JSON)'),
    note: t('All figures of this file, as the command line prints them'),
    doing: t('Writing the report…'),
    save: async () => {
      saveText(await report(), `${name}.report.json`, 'application/json');
      return t('Report saved');
    },
    failed: t('The report could not be written'),
  };
}

function pictureEntry({ pictured }: Exported, as: 'svg' | 'png', note: string): SavingEntry {
  return {
    id: as,
    label: t('Picture ({form})', { form: as.toUpperCase() }),
    note,
    doing: t('Drawing the picture…'),
    save: async () => {
      const { savePicture } = await import('./savePicture.ts');
      return t('{file} saved', { file: await savePicture(pictured, as) });
    },
    failed: t('The picture could not be drawn'),
  };
}

function traceEventsEntry({ tables, selection }: Exported): SavingEntry {
  return {
    id: 'perfetto',
    label: t('Timeline for Perfetto (JSON)'),
    note: selection === undefined ? t('Ps, goroutines, stops, GC and the heap, as trace events that ui.perfetto.dev opens') : t('Of the selected range: Ps, goroutines, stops, GC and the heap, as trace events that ui.perfetto.dev opens'),
    doing: t('Writing the file…'),
    save: async (say) => {
      const file = await tables.traceEvents(selection, (done) => say(writingText(done)));
      saveBlob(file.blob, file.name);
      return t('{file} saved', { file: file.name });
    },
    failed: t('The file could not be written'),
  };
}

function readingEntries({ ask, lookedAt, sampleType: type }: ShownReading): readonly SavingEntry[] {
  const entry = (as: ProfileExport, label: string, note: string): SavingEntry => ({
    id: as,
    label,
    note,
    doing: t('Writing the file…'),
    save: async () => {
      const file = await ask({ ask: 'export', ...lookedAt, as });
      saveBlob(blobOf(file), file.name);
      return t('{file} saved', { file: file.name });
    },
    failed: t('The file could not be written'),
  });
  return [
    entry('pb.gz', t('Profile (pprof)'), t('As shown, with all its sample types, for go tool pprof')),
    entry('folded', t('Stacks (folded text)'), t('As shown, the sums of {type}, for flame graph tools', { type })),
    entry('csv', t('Functions (CSV)'), t('As shown, flat and cum of {type}, whole', { type })),
  ];
}

function sessionEntry(): SavingEntry {
  return {
    id: 'session',
    label: t('Session (.gopherscope)'),
    note: t('All files that are open, with their views and notes, in one file that opens here again'),
    doing: t('Writing the session…'),
    save: async () => {
      const { saveSession } = await import('../keep/saveSession.ts');
      return saveSession();
    },
    failed: t('The session could not be written'),
  };
}

/** The worker's arrays have a buffer of their own. */
function blobOf({ bytes, mime }: ExportedFile): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mime });
}
