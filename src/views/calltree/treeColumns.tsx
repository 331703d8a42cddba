import { ChevronDown, ChevronRight } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { CallTreeRow } from '../../../workers/api.ts';
import { withoutImportPath } from '../../charts/flame/shortName.ts';
import { formatCount } from '../format.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import { ShareBar } from '../table/ShareBar.tsx';
import { Swatch } from '../table/Swatch.tsx';
import { ValueText } from '../table/ValueText.tsx';
import { pprofPercent } from '../top/percent.ts';
import type { NodeLine, TreeLine } from './treeModel.ts';
import { t } from '../../../language/t.ts';

/** From this depth on a row says how deep it is: rows further down are not moved in further. */
const NUMBERED_FROM = 5;

interface Choices {
  readonly unit: string;
  /** What percentages are of. */
  readonly total: number;
  readonly isUpward: boolean;
  /** Otherwise names get the room of bars and of self. */
  readonly hasRoom: boolean;
  readonly toggle: (line: NodeLine) => void;
}

export function treeColumns({ unit, total, isUpward, hasRoom, toggle }: Choices): readonly GridColumn<TreeLine>[] {
  const figure = (id: 'total' | 'self', heading: string, meaning: string): readonly GridColumn<TreeLine>[] => [
    {
      id,
      heading: t(heading),
      meaning,
      widthPx: hasRoom ? 92 : 84,
      isNumber: true,
      sorts: true,
      cell: (line) => line.line === 'node' && <ValueText value={line.row[id]} unit={unit} more={pprofPercent(line.row[id], total)} />,
    },
    {
      id: `${id}Share`,
      heading: `${t(heading)}%`,
      meaning: t('{figure} as a share of what percentages are of', { figure: t(heading) }),
      widthPx: id === 'total' && hasRoom ? 152 : 76,
      isNumber: true,
      sorts: false,
      cell: (line) =>
        line.line === 'node' && (
          <>
            {pprofPercent(line.row[id], total)} {id === 'total' && hasRoom && <ShareBar share={total === 0 ? 0 : line.row.total / Math.abs(total)} />}
          </>
        ),
    },
  ];
  return [
    {
      id: 'name',
      heading: isUpward ? t('function, then its callers') : t('function, then what it calls'),
      meaning: t('Function'),
      widthPx: undefined,
      isNumber: false,
      sorts: true,
      cell: (line) => (line.line === 'node' ? <NodeName line={line} toggle={toggle} /> : <RestName count={line.count} depth={line.depth} />),
    },
    ...figure('total', 'total', isUpward ? t('What the first function of this way spent itself, where it was called this way') : t('In the function and all it called, on this way')),
    // Upwards everything is what the first function spent itself.
    ...(hasRoom && !isUpward ? figure('self', 'self', t('In the function itself, on this way')) : []),
  ];
}

function NodeName({ line, toggle }: { readonly line: NodeLine; readonly toggle: (line: NodeLine) => void }) {
  const { row, depth, isOpen } = line;
  return (
    <span className="call-tree__name" style={{ '--depth': depth } as CSSProperties}>
      {row.hasChildren ? (
        <button
          type="button"
          className="icon-button icon-button--small"
          // The grid's arrow keys open and close a row.
          tabIndex={-1}
          aria-label={isOpen ? t('Close {name}', { name: row.name }) : t('Open {name}', { name: row.name })}
          onClick={() => toggle(line)}
        >
          {isOpen ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronRight size={14} aria-hidden="true" />}
        </button>
      ) : (
        <span className="call-tree__leaf" />
      )}
      {depth >= NUMBERED_FROM && (
        <span className="call-tree__depth" title={t('{depth} deep', { depth: depth + 1 })}>
          {depth + 1}
        </span>
      )}
      <Swatch module={row.module} />
      <span className="call-tree__text" title={titleOf(row)}>
        {withoutImportPath(row.name)}
        {row.inlined && <span className="call-tree__inline">{` ${t('(inline)')}`}</span>}
      </span>
    </span>
  );
}

function RestName({ count, depth }: { readonly count: number | undefined; readonly depth: number }) {
  return (
    <span className="call-tree__name" style={{ '--depth': depth } as CSSProperties}>
      <span className="call-tree__leaf" />
      <span className="call-tree__rest">{count === undefined ? t('On its way…') : t('{count} more on their way…', { count: formatCount(count) })}</span>
    </span>
  );
}

const titleOf = ({ name, file }: CallTreeRow): string => (file === '' ? name : `${name}\n${file}`);
