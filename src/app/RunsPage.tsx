import { X } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { RunsView, type RunSides } from '../views/runs/RunsView.tsx';
import type { RunRow } from '../views/runs/runRow.ts';
import type { ViewId } from '../views/viewState.ts';
import { chosenSides, putOnSide, sidesOfRows, type SidesOfFiles } from './chosenSides.ts';
import { useRunRows } from './runRows.ts';
import { useWorkspace, workspace } from './theWorkspace.ts';
import { t } from '../../language/t.ts';

/** The table of runs with what is on its way. */
export function RunsPage() {
  const rows = useRunRows();
  const look = useWorkspace((state) => state.runsLook);
  const canClear = useWorkspace(({ triaged, triage }) => triaged.length > 0 && triage.done === triage.of);
  const sides = useSides(rows);
  return (
    <>
      <h1 className="visually-hidden">{t('Runs')}</h1>
      <TriageProgress />
      <RunsView rows={rows} look={look} change={workspace.getState().changeRuns} onOpen={open} onClear={canClear ? workspace.getState().clearTriaged : undefined} sides={sides} />
    </>
  );
}

function useSides(rows: readonly RunRow[]): RunSides {
  const [chosen, setChosen] = useState<SidesOfFiles>(NONE);
  const onSide = useCallback<RunSides['onSide']>((row, side) => setChosen((before) => putOnSide(before, row, side)), []);
  return useMemo(() => {
    const there = sidesOfRows(rows, chosen);
    const found = chosenSides(rows, there);
    return {
      of: there,
      onSide,
      lacks: 'lacks' in found ? found.lacks : undefined,
      onCompare: () => {
        if (!('lacks' in found)) workspace.getState().openVersus(found.a, found.b);
      },
    };
  }, [rows, chosen, onSide]);
}

const NONE: SidesOfFiles = new Map();

function open({ files }: RunRow, key: string, view: ViewId | undefined): void {
  workspace.getState().openTriaged(
    key,
    files.map((file) => file.key),
    view,
  );
}

function TriageProgress() {
  const { done, of } = useWorkspace((state) => state.triage);
  if (done === of) return undefined;
  return (
    <div className="runs__progress">
      <output>
        {t('{done} of {all} files looked through', { done, all: of })}
      </output>
      <progress value={done} max={of} aria-label={t('Files looked through')} />
      <button type="button" className="button" onClick={() => workspace.getState().stopTriage()}>
        <X size={14} aria-hidden="true" /> {t('Stop')}
      </button>
    </div>
  );
}
