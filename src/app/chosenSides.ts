// Rows of the table of runs put on the sides of a comparison: of each run the file that all of them have one of. Pure.
import type { RunRow } from '../views/runs/runRow.ts';
import type { Side } from '../views/versus/sides.ts';
import { formOf, type FileForm } from './runsOf.ts';
import { t } from '../../language/t.ts';

/** By `RunRow.id`. */
export type ChosenSides = ReadonlyMap<string, Side>;

export type Chosen = { readonly a: readonly string[]; readonly b: readonly string[] } | { readonly lacks: string };

/** Sides by key of a file: rows come and go by other names while it shows which files are of one run. */
export type SidesOfFiles = ReadonlyMap<string, Side>;

/** All files of the row go to the side; undefined: to none. */
export function putOnSide(sides: SidesOfFiles, { files }: RunRow, side: Side | undefined): SidesOfFiles {
  const next = new Map(sides);
  for (const { key } of files) {
    if (side === undefined) next.delete(key);
    else next.set(key, side);
  }
  return next;
}

/** A row is where the first of its files is that is anywhere; rows that are gone are nowhere. */
export function sidesOfRows(rows: readonly RunRow[], sides: SidesOfFiles): ChosenSides {
  return new Map(
    rows.flatMap(({ id, files }) => {
      const side = files.flatMap(({ key }) => sides.get(key) ?? [])[0];
      return side === undefined ? [] : [[id, side] as const];
    }),
  );
}

/** As many as an address holds, see share/versusFields.ts. */
const MOST_RUNS = 16;

export function chosenSides(rows: readonly RunRow[], sides: ChosenSides): Chosen {
  const of = (side: Side): readonly RunRow[] => rows.filter(({ id }) => sides.get(id) === side);
  const [a, b] = [of('a'), of('b')];
  if (a.length === 0 || b.length === 0) return { lacks: a.length === b.length ? t('Choose runs for A and for B') : a.length === 0 ? t('Choose a run for A') : t('Choose a run for B') };
  if (Math.max(a.length, b.length) > MOST_RUNS) return { lacks: t('At most {MOST_RUNS} runs a side', { MOST_RUNS }) };
  // Files of a row stand in the order of how much they tell.
  const forms = [...new Set([...a, ...b].flatMap(formsOf))];
  const shared = forms.find((form) => [...a, ...b].every((row) => formsOf(row).includes(form)));
  if (shared === undefined) return { lacks: t('They have no file of the same kind') };
  const keys = (side: readonly RunRow[]): readonly string[] => side.flatMap(({ files }) => files.find(({ facts }) => facts !== undefined && formOf(facts) === shared)?.key ?? []);
  return { a: keys(a), b: keys(b) };
}

function formsOf({ files }: RunRow): readonly FileForm[] {
  return files.flatMap(({ facts }) => (facts === undefined ? [] : [formOf(facts)]));
}
