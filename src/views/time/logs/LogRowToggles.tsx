import { ToggleButton } from 'react-aria-components/ToggleButton';
import { LOG_ROW_NAMES, rowsOf, type LogRow, type LogsOfRows } from './logRows.ts';
import { t } from '../../../../language/t.ts';
import './logRowToggles.css';

interface Props {
  readonly logs: LogsOfRows;
  readonly shown: readonly LogRow[];
  readonly onToggle: (row: LogRow) => void;
}

/** Which logs beside the trace are drawn; nothing where there are none. */
export function LogRowToggles({ logs, shown, onToggle }: Props) {
  const rows = rowsOf(logs);
  if (rows.length === 0) return undefined;
  return (
    <fieldset className="log-rows" aria-label={t('Logs that are drawn')}>
      {rows.map((row) => (
        <ToggleButton key={row} className="time-view__toggle" isSelected={shown.includes(row)} onChange={() => onToggle(row)}>
          {LOG_ROW_NAMES[row]}
        </ToggleButton>
      ))}
    </fieldset>
  );
}
