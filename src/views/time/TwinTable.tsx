import type { ReactNode } from 'react';
import { t } from '../../../language/t.ts';
import type { Ns } from '../../../workers/api.ts';
import { exactNs, formatNs } from '../format.ts';

interface Props {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  /** Rows: `<tr>` of the cells below. */
  readonly children: ReactNode;
}

/** A table that says in text what a canvas shows. */
export function TwinTable({ caption, columns, children }: Props) {
  return (
    <table className="twin__table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, numeric = false }) => (
            <th key={label} scope="col" className={numeric ? 'twin__number' : undefined}>
              {t(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** What the row is about; pressing it opens that. */
export function OpenCell({ onOpen, children }: { readonly onOpen: () => void; readonly children: string }) {
  return (
    <td className="twin__name">
      <button type="button" className="twin__open" onClick={onOpen}>
        {children}
      </button>
    </td>
  );
}

export function NsCell({ ns }: { readonly ns: Ns }) {
  return (
    <td className="twin__number" title={exactNs(ns)}>
      {formatNs(ns)}
    </td>
  );
}
