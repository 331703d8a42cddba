// What is around each table of a profile: the sample type, the view's own choices, and pprof's options.
import { useRef, type ReactNode } from 'react';
import { t } from '../../../language/t.ts';
import type { AskProfile, ProfileFacts, Px } from '../../../workers/api.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { SampleTypePicker } from '../flame/SampleTypePicker.tsx';
import { type ShownProfile, shownProfile } from '../profile/lookedAt.ts';
import { OptionsBar } from '../profile/OptionsBar.tsx';
import type { PprofReport } from '../profile/pprofCommand.ts';
import type { ViewProps } from '../viewState.ts';
import './rowGrid.css';
import './tableView.css';

interface Props extends ViewProps<ProfileFacts, AskProfile> {
  /** What `go tool pprof` prints for the view. */
  readonly report: PprofReport;
  readonly controls?: ReactNode;
  readonly children: (shown: ShownProfile, widthPx: Px) => ReactNode;
}

const ROOM_FOR_BUTTONS_PX: Px = 900;

export function ProfileFrame({ facts, ask, state, change, openProfiles, report, controls, children }: Props) {
  const view = useRef<HTMLDivElement>(null);
  const { widthPx } = useSizePx(view);
  const shown = shownProfile(facts, state);
  return (
    <div className="table-view" ref={view}>
      {shown === undefined ? (
        <p className="rows__empty">{t('This profile has no sample types: there is nothing to add up.')}</p>
      ) : (
        <>
          <div className="table-view__bar">
            <SampleTypePicker
              sampleTypes={facts.sampleTypes}
              chosen={shown.chosen.index}
              compact={widthPx < ROOM_FOR_BUTTONS_PX}
              onChoose={(sampleType) => change({ sampleType }, 'push')}
            />
            {controls}
          </div>
          <OptionsBar facts={facts} ask={ask} state={state} change={change} {...(openProfiles && { openProfiles })} report={report} />
          {children(shown, widthPx)}
        </>
      )}
    </div>
  );
}
