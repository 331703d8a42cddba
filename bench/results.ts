// bench/results.md: the figures are written here, the notes beneath them by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/dependencies.mjs';
import { markdownTable, type Table } from './print.ts';

const begin = '<!-- figures: written by npm run bench -- --results -->';
const end = '<!-- end of figures -->';
const file = join(root, 'bench', 'results.md');

export function writeResults(machine: readonly string[], tables: readonly Table[]): void {
  writeFileSync(file, withFigures(readFileSync(file, 'utf8'), machine, tables));
}

/** The text with other figures. Throws where the marks that enclose them are missing. */
export function withFigures(text: string, machine: readonly string[], tables: readonly Table[]): string {
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`There are no marks for the figures: "${begin}" … "${end}".`);
  const figures = [...machine.map((line) => `- ${line}`), '', ...tables.map((table) => `${markdownTable(table)}\n`)].join('\n');
  return `${text.slice(0, from + begin.length)}\n\n${figures}\n${text.slice(to)}`;
}
