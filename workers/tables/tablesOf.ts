// Which tables an opened file has.

import type { TableName } from '../api.ts';
import { DamageError } from '../damage.ts';
import type { OpenedDocument } from '../openDocument.ts';
import { logTables } from './log/logTables.ts';
import { profileTables } from './profile/profileTables.ts';
import { recordingsTable } from './recordingsTable.ts';
import type { TableSource } from './tableSource.ts';
import { traceTables } from './trace/traceTables.ts';
import { t } from '../../language/t.ts';

export function tablesOf(opened: OpenedDocument): readonly TableSource[] {
  switch (opened.kind) {
    case 'failed':
      return [];
    case 'go-trace':
      return [...traceTables(opened.trace), recordingsTable(opened)];
    case 'pprof':
      // A dump's records of the runtime would be gc_cycles and the like: those of the log it stands in.
      return [...profileTables(opened.profile), ...(opened.records === undefined ? [] : logTables(opened.records)), recordingsTable(opened)];
    case 'runtime-log':
      return [...logTables(opened.log), recordingsTable(opened)];
  }
}

/** @throws DamageError if the file has no such table. */
export function tableNamed(opened: OpenedDocument, name: TableName): TableSource {
  const tables = tablesOf(opened);
  const table = tables.find(({ facts }) => facts.name === name);
  if (table !== undefined) return table;
  const there = tables.map(({ facts }) => facts.name).join(', ');
  throw new DamageError({ what: 'other-kind', message: t('This file has no table {name}. It has: {there}.', { name, there }) });
}
