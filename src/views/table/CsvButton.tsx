import { Download } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { formatPercent } from '../format.ts';
import { saveText } from '../saveText.ts';
import { csvLine, type CsvField } from './csv.ts';
import { t } from '../../../language/t.ts';

interface Props {
  /** Completes "Save … as CSV". */
  readonly what: string;
  readonly fileName: string;
  readonly header: readonly string[];
  /** All rows, in parts, so that millions of them leave the page time to breathe. */
  readonly rows: () => AsyncIterable<CsvPart>;
}

export interface CsvPart {
  readonly rows: readonly (readonly CsvField[])[];
  /** Share that is done with this part, 0…1. */
  readonly done: number;
}

/** Saves a whole table, whatever of it is on screen. */
export function CsvButton({ what, fileName, header, rows }: Props) {
  const [state, setState] = useState<string | undefined>(undefined);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  const save = async (): Promise<void> => {
    const parts: string[] = [csvLine(header)];
    setState('0 %');
    try {
      for await (const part of rows()) {
        // Whoever left the table does not want it any more.
        if (!isShown.current) return;
        parts.push(part.rows.map(csvLine).join(''));
        setState(formatPercent(Math.floor(part.done * 100) / 100));
      }
      saveText(parts, fileName, 'text/csv');
      setState(undefined);
    } catch {
      setState(t('failed'));
    }
  };
  return (
    <button type="button" className="button flame-button" title={t('Save {what} as comma-separated values', { what })} onClick={() => void save()} disabled={state?.endsWith('%')}>
      <Download size={14} aria-hidden="true" /> CSV
      {state !== undefined && <output>{state}</output>}
    </button>
  );
}

/** Rows that are there already, as one part. */
export async function* atOnce(rows: readonly (readonly CsvField[])[]): AsyncGenerator<CsvPart> {
  yield await Promise.resolve({ rows, done: 1 });
}
