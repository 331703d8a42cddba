import { Keyboard } from 'lucide-react';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import type { WorkspaceDocument } from '../documents.ts';
import { shownReading } from '../export/shownReading.ts';
import { LanguageChoice } from '../LanguageChoice.tsx';
import { LessonsButton } from '../lessons/LessonsButton.tsx';
import { SettingsButton } from '../SettingsButton.tsx';
import { ShareButton } from '../share/ShareButton.tsx';
import { isStandalone } from '../standalone/isStandalone.ts';
import { ThemeButton } from '../ThemeButton.tsx';
import { workspace } from '../theWorkspace.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { keysDialog } from './keysDialog.ts';
import { RangeButton } from './RangeButton.tsx';
import { RangeTrail } from './RangeTrail.tsx';
import { searchBox } from './searchBox.ts';
import { VIEW_NAMES } from './viewNames.ts';
import { t } from '../../../language/t.ts';

const SearchBox = lazy(async () => ({ default: (await import('../../views/search/SearchBox.tsx')).SearchBox }));
const KeysDialog = lazy(async () => ({ default: (await import('./KeysDialog.tsx')).KeysDialog }));

interface Props {
  readonly shown: WorkspaceDocument | undefined;
}

/** Where in the recording the view is, and what can be done with the file. */
export function TopBar({ shown }: Props) {
  const keysOpen = useSyncExternalStore(keysDialog.subscribe, keysDialog.isOpen);
  const opened = shown?.phase.phase === 'open' ? shown.phase.opened : undefined;
  return (
    <header className="top-bar">
      {shown === undefined && <p className="trail__name">{t('Runs')}</p>}
      {shown !== undefined && opened?.kind !== 'go-trace' && opened?.kind !== 'runtime-log' && (
        <p className="trail__name" title={shown.key}>
          {shown.key}
        </p>
      )}
      {shown !== undefined && (opened?.kind === 'go-trace' || opened?.kind === 'runtime-log') && (
        <RangeTrail name={shown.key} facts={opened.facts} state={shown.view} change={workspace.getState().change} />
      )}
      {shown !== undefined && opened?.kind === 'go-trace' && (
        <Suspense>
          <SearchBox
            key={shown.key}
            facts={opened.facts}
            ask={opened.ask}
            state={shown.view}
            change={workspace.getState().change}
            register={searchBox.register}
          />
        </Suspense>
      )}
      <div className="top-bar__actions">
        {shown !== undefined && opened?.kind === 'go-trace' && <RangeButton isOpen={shown.view.pin?.pin === 'range'} />}
        {shown !== undefined && opened !== undefined && (
          <ExportMenu name={shown.name} report={opened.report} reading={shownReading(opened, shown.view)} tables={opened.tables} isTrace={opened.kind === 'go-trace'} pictured={{ name: shown.name, view: shown.view.view, viewName: t(VIEW_NAMES[shown.view.view]), facts: opened.facts, window: shown.view.window }} selection={shown.view.selection} />
        )}
        <ShareButton />
        {!isStandalone && <LessonsButton />}
        <SettingsButton />
        <LanguageChoice />
        <ThemeButton />
        <button type="button" className="icon-button" aria-label={t('Keys')} title={t('Keys ( ? )')} onClick={keysDialog.open}>
          <Keyboard size={16} aria-hidden="true" />
        </button>
      </div>
      {keysOpen && (
        <Suspense>
          <KeysDialog onClose={keysDialog.close} />
        </Suspense>
      )}
    </header>
  );
}
