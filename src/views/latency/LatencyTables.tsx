import type { AskTrace, Bands, LatencyMap } from '../../../workers/api.ts';
import type { LiveWindow } from '../../charts/window/liveWindow.ts';
import { useSettledWindow } from '../../charts/window/useSettledWindow.ts';
import { LogCyclesTable } from '../time/logs/LogCyclesTable.tsx';
import { LogValuesTable } from '../time/logs/LogValuesTable.tsx';
import type { LogRowAnswers } from '../time/logs/useLogRows.ts';
import { StwTable } from '../time/StwTable.tsx';
import { useLatest, type Followed } from '../time/useFollowed.ts';
import { WaitsTable } from './WaitsTable.tsx';

interface Props {
  readonly ask: AskTrace;
  readonly live: LiveWindow;
  readonly map: Followed<LatencyMap>;
  readonly bands: Followed<Bands>;
  readonly logRows: LogRowAnswers;
  readonly onWait: (creation: number) => void;
  readonly onStw: (index: number) => void;
}

/** What the charts show, in text. */
export function LatencyTables({ ask, live, map, bands, logRows, onWait, onStw }: Props) {
  const window = useSettledWindow(live);
  const cells = useLatest(map);
  const stw = useLatest(bands)?.stw;
  return (
    <div className="twin">
      <WaitsTable ask={ask} map={cells} window={window} onOpen={onWait} />
      <StwTable ask={ask} stw={stw} window={window} onOpen={onStw} />
      <LogCyclesTable answers={logRows} window={window} />
      <LogValuesTable answers={logRows} window={window} />
    </div>
  );
}
