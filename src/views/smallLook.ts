// Choices of single tables and charts (a filter, an order, "as table") that belong into a link, but to nobody else: part of the view
// state as texts by field; `src/share/smallFields.ts` is their codec. A component asks for its own by a hook, as it would with
// useState; outside of a view, they are its own.
import { createContext, useContext, useMemo, useState } from 'react';

/** Named as in an address. */
export const SMALL_FIELDS = ['astable', 'topq', 'topsort', 'dsort', 'dq', 'growsort', 'growq', 'sitesort', 'siteq', 'tagq', 'membersort', 'typesort', 'initsort', 'vfigures', 'vfsort', 'vfq', 'vpairs', 'phases', 'sample', 'line', 'treeopen', 'subtasks'] as const;
export type SmallField = (typeof SMALL_FIELDS)[number];
/** Absent: as at first. */
export type SmallLook = Readonly<Partial<Record<SmallField, string>>>;

export interface SmallLooks {
  readonly look: SmallLook;
  readonly set: (field: SmallField, text: string | undefined) => void;
}

export const SmallLookContext = createContext<SmallLooks | undefined>(undefined);

/** undefined: as at first. */
function useSmall(field: SmallField): readonly [string | undefined, (text: string | undefined) => void] {
  const looks = useContext(SmallLookContext);
  const [own, setOwn] = useState<string | undefined>(undefined);
  return looks === undefined ? [own, setOwn] : [looks.look[field], (text) => looks.set(field, text)];
}

export function useSmallText(field: SmallField): readonly [string, (text: string) => void] {
  const [text = '', set] = useSmall(field);
  return [text, (next) => set(next === '' ? undefined : next)];
}

/** undefined: the reader has not chosen. */
export function useSmallFlag(field: SmallField): readonly [boolean | undefined, (is: boolean) => void] {
  const [text, set] = useSmall(field);
  return [text === '1' ? true : text === '0' ? false : undefined, (is) => set(is ? '1' : '0')];
}

export function useSmallChoice<Choice extends string>(field: SmallField, choices: readonly Choice[], first: Choice): readonly [Choice, (choice: Choice) => void] {
  const [text, set] = useSmall(field);
  return [choices.find((choice) => choice === text) ?? first, (choice) => set(choice === first ? undefined : choice)];
}

interface Order<Column extends string> {
  readonly column: Column;
  readonly descending: boolean;
}

/** `columns`: those a table can be sorted by; what else a link says is as if it said nothing. */
export function useSmallOrder<Column extends string>(field: SmallField, columns: readonly Column[], first: Order<Column>): readonly [Order<Column>, (order: Order<Column>) => void] {
  const [text, set] = useSmall(field);
  const { column: firstColumn, descending: isFirstDescending } = first;
  const order = useMemo(() => {
    const descending = text?.startsWith('-') ?? false;
    const column = columns.find((one) => one === (descending ? text?.slice(1) : text));
    return column === undefined ? { column: firstColumn, descending: isFirstDescending } : { column, descending };
  }, [text, columns, firstColumn, isFirstDescending]);
  return [
    order,
    (next) => set(next.column === firstColumn && next.descending === isFirstDescending ? undefined : `${next.descending ? '-' : ''}${next.column}`),
  ];
}
