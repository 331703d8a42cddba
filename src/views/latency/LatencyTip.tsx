import type { AskTrace } from '../../../workers/api.ts';
import type { SizePx } from '../../charts/pen.ts';
import { Tooltip } from '../../charts/tooltip/Tooltip.tsx';
import type { PointPx } from '../../charts/window/gestures.ts';
import { exactBytes, formatBytes, formatNs } from '../format.ts';
import { GcFacts, StwFacts } from '../time/bandFacts.tsx';
import type { LatencyHit } from './hitLatency.ts';
import { WaitFacts } from './WaitFacts.tsx';

interface Props {
  readonly ask: AskTrace;
  readonly hit: LatencyHit;
  readonly at: PointPx;
  readonly inside: SizePx;
}

export function LatencyTip({ ask, hit, at, inside }: Props) {
  return (
    <Tooltip at={at} inside={inside}>
      <Facts ask={ask} hit={hit} />
    </Tooltip>
  );
}

function Facts({ ask, hit }: Pick<Props, 'ask' | 'hit'>) {
  switch (hit.hit) {
    case 'wait':
      return <WaitFacts ask={ask} creation={hit.creation} count={hit.count} />;
    case 'stw':
      return <StwFacts ask={ask} band={hit} />;
    case 'gc':
      return <GcFacts band={hit} />;
    case 'heap':
      return (
        <>
          <p className="tooltip__title">Heap at {formatNs(hit.atNs)}</p>
          <dl className="tooltip__facts">
            <dt>live</dt>
            <dd>{bytesText(hit.liveBytes)}</dd>
            <dt>goal</dt>
            <dd>{hit.goalBytes === 0 ? 'none (GC off)' : bytesText(hit.goalBytes)}</dd>
          </dl>
        </>
      );
  }
}

function bytesText(bytes: number | undefined): string {
  return bytes === undefined ? 'not known yet' : `${formatBytes(bytes)} (${exactBytes(bytes)})`;
}
