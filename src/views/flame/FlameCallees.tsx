import { useMemo, type ReactNode } from 'react';
import type { FlameLayout } from '../../../workers/api.ts';
import { findNode, indexRows, readBox } from '../../charts/flame/rows.ts';
import { childrenOf } from '../../charts/flame/walk.ts';
import { formatPercent, formatValue } from '../format.ts';
import { t } from '../../../language/t.ts';

const MOST = 50;

interface Props {
  readonly layout: FlameLayout;
  readonly unit: string;
  /** What the boxes beyond the zoomed one are. */
  readonly of?: 'callees' | 'callers';
}

/** The zoomed box and what it calls as a table: the picture's twin for readers who do not see it. Not drawn. */
export function FlameCallees({ layout, unit, of = 'callees' }: Props): ReactNode {
  const boxes = useMemo(() => {
    const rows = indexRows(layout);
    const focus = findNode(layout, rows, layout.focus);
    if (focus === undefined) return [];
    return [focus, ...childrenOf(layout, rows, focus)].slice(0, MOST).flatMap((i) => readBox(layout, i) ?? []);
  }, [layout]);
  const [focus, ...callees] = boxes;
  if (focus === undefined) return undefined;
  return (
    <div className="visually-hidden">
      <table>
        <caption>
          {t('{name}: {total} in total, {self} itself; {of, select, callees {the functions it calls} other {the functions that call it}}', {
            name: focus.name,
            total: formatValue(focus.total, unit),
            self: formatValue(focus.self, unit),
            of,
          })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('Function')}</th>
            <th scope="col">{t('Total')}</th>
            <th scope="col">{t('Share of {name}', { name: focus.name })}</th>
            <th scope="col">{t('Self')}</th>
          </tr>
        </thead>
        <tbody>
          {callees.map((box) => (
            <tr key={box.node.sample}>
              <th scope="row">{box.name}</th>
              <td>{formatValue(box.total, unit)}</td>
              <td>{formatPercent(focus.total === 0 ? 0 : box.total / focus.total)}</td>
              <td>{formatValue(box.self, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
