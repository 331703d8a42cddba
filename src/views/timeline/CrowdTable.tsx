import { DENSITY_STATES, type TimeRange } from '../../../workers/api.ts';
import { TwinTable } from '../time/TwinTable.tsx';
import type { LaneDensities } from './laneDensity.ts';
import { meanStates } from './laneDensity.ts';
import type { PlacedLane } from './placedLanes.ts';
import { t } from '../../../language/t.ts';
import { stateText } from './stretchLook.ts';

interface Props {
  readonly densities: LaneDensities | undefined;
  readonly placed: readonly PlacedLane[];
  readonly window: TimeRange;
}

const columns = (): readonly { readonly label: string; readonly numeric?: boolean }[] => [{ label: t('Group') }, ...DENSITY_STATES.map((state) => ({ label: stateText(state), numeric: true }))];

/** The crowds on screen as a table: how many goroutines were in which state, on average over the window. */
export function CrowdTable({ densities, placed, window }: Props) {
  const groups = densities === undefined ? [] : placed.filter(({ key }) => densities.lineOf.has(key));
  if (densities === undefined || groups.length === 0) return undefined;
  return (
    <TwinTable caption={t('Goroutines in each state, on average over this window')} columns={columns()}>
      {groups.map(({ key, lane, isPinned }) => (
        <tr key={`${key} ${isPinned}`}>
          <td>{lane.label}</td>
          {meanStates(densities, key, window).map((mean, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- states have a fixed order
            <td key={place} className="twin__number">
              {mean === 0 ? '0' : mean.toPrecision(3)}
            </td>
          ))}
        </tr>
      ))}
    </TwinTable>
  );
}
