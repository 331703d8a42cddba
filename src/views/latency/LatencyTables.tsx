import type { AskTrace, Bands, LatencyMap } from '../../../workers/api.ts';
import type { LiveWindow } from '../../charts/window/liveWindow.ts';
import { useSettledWindow } from '../../charts/window/useSettledWindow.ts';
import { StwTable } from '../time/StwTable.tsx';
import { useLatest, type Followed } from '../time/useFollowed.ts';
import { WaitsTable } from './WaitsTable.tsx';

interface Props {
  readonly ask: AskTrace;
  readonly live: LiveWindow;
  readonly map: Followed<LatencyMap>;
  readonly bands: Followed<Bands>;
  readonly onWait: (creation: number) => void;
  readonly onStw: (index: number) => void;
}

/** What the charts show, in text. */
export function LatencyTables({ ask, live, map, bands, onWait, onStw }: Props) {
  const window = useSettledWindow(live);
  const cells = useLatest(map);
  const stw = useLatest(bands)?.stw;
  return (
    <div className="twin">
      <WaitsTable ask={ask} map={cells} window={window} onOpen={onWait} />
      <StwTable ask={ask} stw={stw} window={window} onOpen={onStw} />
    </div>
  );
}
