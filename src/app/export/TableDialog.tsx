import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import type { TableFacts, TableFormat, TableName, TablesWorker, TimeRange } from '../../../workers/api.ts';
import { t } from '../../../language/t.ts';
import { formatBytes } from '../../views/format.ts';
import { saveBlob } from '../../views/saveText.ts';
import { PageDialog } from '../PageDialog.tsx';
import { failureText, writingText } from './outcomes.ts';
import { FORMAT_TEXTS, TABLE_TEXTS } from './tableTexts.ts';
import './tableDialog.css';

interface Props {
  readonly worker: TablesWorker;
  /** What is selected of the recording; undefined: nothing is. */
  readonly selection: TimeRange | undefined;
  readonly onClose: () => void;
}

type Progress = { readonly step: 'choosing' } | { readonly step: 'writing'; readonly done: number } | { readonly step: 'saved'; readonly text: string } | { readonly step: 'failed'; readonly text: string };

/** Which table of the file, in which format, and how much of it. */
export function TableDialog({ worker, selection, onClose }: Props) {
  const [tables, setTables] = useState<readonly TableFacts[] | undefined>(undefined);
  const [chosen, setChosen] = useState<TableName | undefined>(undefined);
  const [format, setFormat] = useState<TableFormat>('parquet');
  const [ofSelection, setOfSelection] = useState(true);
  const [progress, setProgress] = useState<Progress>({ step: 'choosing' });
  const isOpen = useRef(true);
  useEffect(() => {
    isOpen.current = true;
    void worker.tables().then(
      (all) => {
        const some = all.filter(({ hasRows }) => hasRows);
        setTables(some);
        setChosen(some[0]?.name);
      },
      () => setProgress({ step: 'failed', text: t('The file is still being read. Try again when it is there.') }),
    );
    return () => {
      isOpen.current = false;
    };
  }, [worker]);

  const table = tables?.find(({ name }) => name === chosen);
  const range = ofSelection && table?.hasTimes === true ? selection : undefined;
  const save = async (name: TableName): Promise<void> => {
    setProgress({ step: 'writing', done: 0 });
    try {
      const file = await worker.table({ table: name, format, range }, (done) => isOpen.current && setProgress({ step: 'writing', done }));
      // Whoever closed the dialog does not want it any more.
      if (!isOpen.current) return;
      saveBlob(file.blob, file.name);
      setProgress({ step: 'saved', text: t('{file} saved: {rows, plural, one {# row} other {# rows}}, {size}', { file: file.name, rows: file.rows, size: formatBytes(file.bytes) }) });
    } catch (error) {
      setProgress({ step: 'failed', text: failureText(error, t('The table could not be written')) });
    }
  };

  return (
    <PageDialog title={t('Save a table')} width="wide" onClose={onClose}>
      <p className="table-dialog__note">{t('Every row, with the name and fingerprint of the file, so that tables of many recordings can be put together.')}</p>
      <RadioGroup className="table-dialog__tables" value={chosen ?? ''} onChange={(name) => setChosen(tables?.find((known) => known.name === name)?.name)}>
        <Label className="table-dialog__label">{t('Table')}</Label>
        {tables?.map(({ name }) => (
          <Radio key={name} value={name} className="table-dialog__table">
            <code>{name}</code> <span className="table-dialog__says">{t(TABLE_TEXTS[name])}</span>
          </Radio>
        ))}
      </RadioGroup>
      <RadioGroup className="table-dialog__row" orientation="horizontal" value={format} onChange={(name) => setFormat(FORMAT_TEXTS.find(([known]) => known === name)?.[0] ?? 'parquet')}>
        <Label className="table-dialog__label">{t('Format')}</Label>
        {FORMAT_TEXTS.map(([known, text]) => (
          <Radio key={known} value={known} className="table-dialog__choice">
            {t(text)}
          </Radio>
        ))}
      </RadioGroup>
      {selection !== undefined && table?.hasTimes === true && (
        <RadioGroup className="table-dialog__row" orientation="horizontal" value={ofSelection ? 'selection' : 'all'} onChange={(which) => setOfSelection(which === 'selection')}>
          <Label className="table-dialog__label">{t('Rows')}</Label>
          <Radio value="selection" className="table-dialog__choice">
            {t('Of the selected range')}
          </Radio>
          <Radio value="all" className="table-dialog__choice">
            {t('Of the whole recording')}
          </Radio>
        </RadioGroup>
      )}
      <div className="table-dialog__end">
        <Button className="button button--strong" isDisabled={chosen === undefined || progress.step === 'writing'} onPress={() => chosen !== undefined && void save(chosen)}>
          {t('Save')}
        </Button>
        <output className="table-dialog__outcome">{outcomeText(progress)}</output>
      </div>
      {table !== undefined && <p className="table-dialog__note">{t('{count, plural, one {# column} other {# columns}}: {names}', { count: table.columns.length, names: table.columns.map(({ name }) => name).join(', ') })}</p>}
    </PageDialog>
  );
}

function outcomeText(progress: Progress): string {
  switch (progress.step) {
    case 'choosing':
      return '';
    case 'writing':
      return writingText(progress.done);
    case 'saved':
    case 'failed':
      return progress.text;
  }
}
