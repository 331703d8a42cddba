import type { ReactNode } from 'react';
import type { AskProfile, FlameLayout } from '../../../workers/api.ts';
import type { Box } from '../../charts/flame/rows.ts';
import { useAnswer } from '../useAnswer.ts';
import { boxFigures } from './boxFigures.ts';

export interface FlameTipProps {
  readonly box: Box;
  readonly layout: FlameLayout;
  readonly unit: string;
  readonly ask: AskProfile;
}

/** What the tooltip says of a box. Where its code is comes a moment later: layouts do not carry it. */
export function FlameTip({ box, layout, unit, ask }: FlameTipProps): ReactNode {
  const answer = useAnswer(ask, { ask: 'flameNode', sampleType: layout.sampleType, node: box.node });
  const { depth, sample } = box.node;
  const detail = answer?.node.depth === depth && answer.node.sample === sample ? answer : undefined;
  return (
    <>
      <p className="flame-tip__name">
        {box.name}
        {box.inlined && <span className="flame-tip__inlined"> (inlined)</span>}
      </p>
      {depth > 0 && <p className="flame-tip__place">{place(detail?.file, detail?.line)}</p>}
      <table className="flame-tip__figures">
        <tbody>
          {boxFigures(box, layout, unit).map(({ label, value, ofTotal, ofFocus }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
              <td>{ofTotal}</td>
              {ofFocus !== undefined && <td>{ofFocus} of focus</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** A line is kept free for it, so that the tooltip does not grow under the pointer. */
function place(file: string | undefined, line: number | undefined): string {
  if (file === undefined || file === '') return '\u00a0';
  return line === undefined || line === 0 ? file : `${file}:${line}`;
}
