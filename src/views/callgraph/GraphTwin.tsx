import { memo, type ReactNode } from 'react';
import type { CallGraph } from '../../../workers/api.ts';
import { callFigures, withShare } from './graphWords.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly graph: CallGraph;
  readonly unit: string;
}

/** The graph as a list of its boxes, each with its callers and callees: for readers who do not see the picture. Not drawn. */
export const GraphTwin = memo(function GraphTwin({ graph, unit }: Props): ReactNode {
  const { names, flat, cum, grandTotal, edges } = graph;
  const weights = callFigures(graph, unit);
  const neighbours = (ownEnd: Uint32Array, otherEnd: Uint32Array, node: number): string =>
    [...ownEnd.keys()]
      .filter((edge) => ownEnd[edge] === node)
      .map((edge) => `${names[otherEnd[edge] ?? 0] ?? ''} ${weights[edge] ?? ''}${edges.residual[edge] === 1 ? t(', through others') : ''}`)
      .join('; ');
  return (
    <div className="visually-hidden">
      <table>
        <caption>{t('Functions of the call graph')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('Function')}</th>
            <th scope="col">{t('Flat')}</th>
            <th scope="col">{t('Cum')}</th>
            <th scope="col">{t('Callers')}</th>
            <th scope="col">{t('Callees')}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name, node) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{withShare(flat[node] ?? 0, grandTotal, unit)}</td>
              <td>{withShare(cum[node] ?? 0, grandTotal, unit)}</td>
              <td>{neighbours(edges.to, edges.from, node) || t('none')}</td>
              <td>{neighbours(edges.from, edges.to, node) || t('none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
