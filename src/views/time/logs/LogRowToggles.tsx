import { ToggleButton } from 'react-aria-components/ToggleButton';
import { LOG_ROW_NAMES, rowsOf, type LogRow, type LogsOfRows } from './logRows.ts';

interface Props {
  readonly logs: LogsOfRows;
  readonly shown: readonly LogRow[];
  readonly onToggle: (row: LogRow) => void;
}

/** Which logs beside the trace are drawn; nothing where there are none. */
export function LogRowToggles({ logs, shown, onToggle }: Props) {
  return rowsOf(logs).map((row) => (
    <ToggleButton key={row} className="time-view__toggle" isSelected={shown.includes(row)} onChange={() => onToggle(row)}>
      {LOG_ROW_NAMES[row]}
    </ToggleButton>
  ));
}
