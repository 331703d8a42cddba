import { ChevronDown, Download } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import type { ExportedFile, ProfileExport, TablesWorker, TimeRange } from '../../../workers/api.ts';
import { formatPercent } from '../../views/format.ts';
import { saveBlob, saveText } from '../../views/saveText.ts';
import type { ShownReading } from '../export/shownReading.ts';
import type { Pictured } from '../export/savePicture.ts';
import { marked, t } from '../../../language/t.ts';

const StandaloneDialog = lazy(async () => ({ default: (await import('../standalone/StandaloneDialog.tsx')).StandaloneDialog }));
const TableDialog = lazy(async () => ({ default: (await import('../export/TableDialog.tsx')).TableDialog }));

interface Props {
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

const SHOWN_MS = 6000;

const FILES: readonly { readonly as: ProfileExport; readonly label: string; readonly note: (sampleType: string) => string }[] = [
  { as: 'pb.gz', label: marked('Profile (pprof)'), note: () => t('As shown, with all its sample types, for go tool pprof') },
  { as: 'folded', label: marked('Stacks (folded text)'), note: (type) => t('As shown, the sums of {type}, for flame graph tools', { type }) },
  { as: 'csv', label: marked('Functions (CSV)'), note: (type) => t('As shown, flat and cum of {type}, whole', { type }) },
];

/** What can be taken away from the file on screen. */
export function ExportMenu({ name, report, reading, tables, isTrace, pictured, selection }: Props) {
  const [outcome, setOutcome] = useState('');
  const [choosesTable, setChoosesTable] = useState(false);
  const [makesPage, setMakesPage] = useState(false);

  useEffect(() => {
    if (outcome === '') return undefined;
    const timer = setTimeout(() => setOutcome(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const saveReport = async (): Promise<void> => {
    setOutcome(t('Writing the report…'));
    try {
      saveText(await report(), `${name}.report.json`, 'application/json');
      setOutcome(t('Report saved'));
    } catch {
      setOutcome(t('The report could not be written'));
    }
  };
  const saveReading = async ({ ask, lookedAt }: NonNullable<Props['reading']>, as: ProfileExport): Promise<void> => {
    setOutcome(t('Writing the file…'));
    try {
      const file = await ask({ ask: 'export', ...lookedAt, as });
      saveBlob(blobOf(file), file.name);
      setOutcome(t('{file} saved', { file: file.name }));
    } catch (error) {
      // What the worker refuses it refuses in a sentence.
      setOutcome(error instanceof Error && error.name === 'DamageError' ? error.message : t('The file could not be written'));
    }
  };
  const act = (key: string): Promise<void> => {
    const file = FILES.find(({ as }) => as === key);
    if (file !== undefined && reading !== undefined) return saveReading(reading, file.as);
    if (key === 'session') return saveAll();
    if (key === 'table') {
      setChoosesTable(true);
      return Promise.resolve();
    }
    if (key === 'svg' || key === 'png') return savePicture(key);
    if (key === 'perfetto') return saveTraceEvents();
    if (key === 'standalone') {
      setMakesPage(true);
      return Promise.resolve();
    }
    return saveReport();
  };
  const savePicture = async (as: 'svg' | 'png'): Promise<void> => {
    setOutcome(t('Drawing the picture…'));
    try {
      const { savePicture: save } = await import('../export/savePicture.ts');
      setOutcome(t('{file} saved', { file: await save(pictured, as) }));
    } catch {
      setOutcome(t('The picture could not be drawn'));
    }
  };
  const saveTraceEvents = async (): Promise<void> => {
    setOutcome(t('Writing the file…'));
    try {
      const file = await tables.traceEvents(selection, (done) => setOutcome(t('Writing… {done}', { done: formatPercent(Math.floor(done * 100) / 100) })));
      saveBlob(file.blob, file.name);
      setOutcome(t('{file} saved', { file: file.name }));
    } catch (error) {
      setOutcome(error instanceof Error && error.name === 'DamageError' ? error.message : t('The file could not be written'));
    }
  };
  const saveAll = async (): Promise<void> => {
    setOutcome(t('Writing the session…'));
    const { saveSession } = await import('../keep/saveSession.ts');
    setOutcome(await saveSession());
  };

  return (
    <>
      <output className="top-bar__outcome">{outcome}</output>
      <MenuTrigger>
        <Button className="button">
          <Download size={15} aria-hidden="true" /> {t('Export')} <ChevronDown size={14} aria-hidden="true" />
        </Button>
        <Popover className="menu-popover" placement="bottom end">
          <Menu className="menu" onAction={(key) => void act(String(key))}>
            <MenuItem id="report" className="menu__item" textValue={t('Report (JSON)')}>
              <Text slot="label" className="menu__label">
                {t('Report (JSON)')}
              </Text>
              <Text slot="description" className="menu__note">
                {t('All figures of this file, as the command line prints them')}
              </Text>
            </MenuItem>
            <MenuItem id="table" className="menu__item" textValue={t('Table…')}>
              <Text slot="label" className="menu__label">
                {t('Table…')}
              </Text>
              <Text slot="description" className="menu__note">
                {t('Rows of this file as Parquet, Arrow, CSV or JSON, for DuckDB and the like')}
              </Text>
            </MenuItem>
            {(['svg', 'png'] as const).map((as) => (
              <MenuItem key={as} id={as} className="menu__item" textValue={t('Picture ({form})', { form: as.toUpperCase() })}>
                <Text slot="label" className="menu__label">
                  {t('Picture ({form})', { form: as.toUpperCase() })}
                </Text>
                <Text slot="description" className="menu__note">
                  {as === 'svg' ? t('This view as it is, sharp at any size') : t('This view as it is, for where SVG does not go')}
                </Text>
              </MenuItem>
            ))}
            {isTrace && (
              <MenuItem id="perfetto" className="menu__item" textValue={t('Timeline for Perfetto (JSON)')}>
                <Text slot="label" className="menu__label">
                  {t('Timeline for Perfetto (JSON)')}
                </Text>
                <Text slot="description" className="menu__note">
                  {selection === undefined ? t('Ps, goroutines, stops, GC and the heap, as trace events that ui.perfetto.dev opens') : t('Of the selected range: Ps, goroutines, stops, GC and the heap, as trace events that ui.perfetto.dev opens')}
                </Text>
              </MenuItem>
            )}
            {reading &&
              FILES.map(({ as, label, note }) => (
                <MenuItem key={as} id={as} className="menu__item" textValue={t(label)}>
                  <Text slot="label" className="menu__label">
                    {t(label)}
                  </Text>
                  <Text slot="description" className="menu__note">
                    {note(reading.sampleType)}
                  </Text>
                </MenuItem>
              ))}
            <MenuItem id="standalone" className="menu__item" textValue={t('Standalone page (HTML)…')}>
              <Text slot="label" className="menu__label">
                {t('Standalone page (HTML)…')}
              </Text>
              <Text slot="description" className="menu__note">
                {t('This page with its files, or a part of them, in one file that opens from a disk')}
              </Text>
            </MenuItem>
            <MenuItem id="session" className="menu__item" textValue={t('Session (.gopherscope)')}>
              <Text slot="label" className="menu__label">
                {t('Session (.gopherscope)')}
              </Text>
              <Text slot="description" className="menu__note">
                {t('All files that are open, with their views and notes, in one file that opens here again')}
              </Text>
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {makesPage && (
        <Suspense>
          <StandaloneDialog onClose={() => setMakesPage(false)} />
        </Suspense>
      )}
      {choosesTable && (
        <Suspense>
          <TableDialog worker={tables} selection={selection} onClose={() => setChoosesTable(false)} />
        </Suspense>
      )}
    </>
  );
}

/** The worker's arrays have a buffer of their own. */
function blobOf({ bytes, mime }: ExportedFile): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: mime });
}
