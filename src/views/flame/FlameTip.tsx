import type { ReactNode } from 'react';
import type { AskProfile, FlameLayout, FlameNode, LookedAt } from '../../../workers/api.ts';
import type { Box } from '../../charts/flame/rows.ts';
import { useAnswer } from '../useAnswer.ts';
import { boxFigures, type Measure } from './boxFigures.ts';
import { t } from '../../../language/t.ts';

export interface FlameTipProps {
  readonly box: Box;
  readonly layout: FlameLayout;
  readonly measure: Measure;
  /** How far the total may be off by sampling. */
  readonly error: string | undefined;
  /** Who tells where the code of a box is; undefined: not of these boxes. */
  readonly place: { readonly ask: AskProfile; readonly lookedAt: LookedAt } | undefined;
}

/** What the tooltip says of a box. */
export function FlameTip({ box, layout, measure, error, place }: FlameTipProps): ReactNode {
  return (
    <>
      <p className="flame-tip__name">
        {box.name}
        {box.inlined && <span className="flame-tip__inlined">{` ${t('(inlined)')}`}</span>}
      </p>
      {box.node.depth > 0 && place && <CodePlace node={box.node} {...place} />}
      <table className="flame-tip__figures">
        <tbody>
          {boxFigures(box, layout, measure).map(({ label, value, ofTotal, ofFocus }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
              <td>{ofTotal}</td>
              {ofFocus !== undefined && <td>{t('{share} of focus', { share: ofFocus })}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {error !== undefined && <p className="flame-tip__error">{t('sampled: {error}', { error })}</p>}
    </>
  );
}

/** It comes a moment later: layouts do not carry it. A line is kept free for it, so that the tooltip does not grow under the pointer. */
function CodePlace({ node, ask, lookedAt }: { readonly node: FlameNode; readonly ask: AskProfile; readonly lookedAt: LookedAt }): ReactNode {
  const answer = useAnswer(ask, { ask: 'flameNode', ...lookedAt, node });
  const detail = answer?.node.depth === node.depth && answer.node.sample === node.sample ? answer : undefined;
  return <p className="flame-tip__place">{placeText(detail?.file, detail?.line)}</p>;
}

function placeText(file: string | undefined, line: number | undefined): string {
  if (file === undefined || file === '') return '\u00a0';
  return line === undefined || line === 0 ? file : `${file}:${line}`;
}
