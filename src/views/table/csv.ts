// Tables as comma-separated values (RFC 4180): lines end with CRLF, a field is quoted where it has to be.

/** undefined: nothing is known; an empty field. */
export type CsvField = string | number | undefined;

/** One line, with its end. */
export function csvLine(fields: readonly CsvField[]): string {
  return `${fields.map(csvField).join(',')}\r\n`;
}

function csvField(field: CsvField): string {
  const text = field === undefined ? '' : String(field);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
