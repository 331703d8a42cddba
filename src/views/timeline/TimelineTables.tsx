import type { AskTrace, Bands, Ns, ProcStrips } from '../../../workers/api.ts';
import type { LiveWindow } from '../../charts/window/liveWindow.ts';
import { useSettledWindow } from '../../charts/window/useSettledWindow.ts';
import { StwTable } from '../time/StwTable.tsx';
import { useLatest, type Followed } from '../time/useFollowed.ts';
import { LongestSpansTable } from './LongestSpansTable.tsx';

interface Props {
  readonly ask: AskTrace;
  readonly live: LiveWindow;
  readonly strips: Followed<ProcStrips>;
  readonly bands: Followed<Bands>;
  readonly onSpan: (proc: number, atNs: Ns) => void;
  readonly onStw: (index: number) => void;
}

/** What the charts show, in text. */
export function TimelineTables({ ask, live, strips, bands, onSpan, onStw }: Props) {
  const window = useSettledWindow(live);
  const spans = useLatest(strips);
  const stw = useLatest(bands)?.stw;
  return (
    <div className="twin">
      <LongestSpansTable strips={spans} window={window} onOpen={onSpan} />
      <StwTable ask={ask} stw={stw} window={window} onOpen={onStw} />
    </div>
  );
}
