import { useEffect, useRef } from 'react';
import { DamageCard } from '../../files/DamageCard.tsx';
import { LoadingCard } from '../../files/LoadingCard.tsx';
import { PartialNotice } from '../../files/PartialNotice.tsx';
import type { WorkspaceDocument } from '../documents.ts';
import { EmbedBar } from '../embed/EmbedBar.tsx';
import { isEmbedded } from '../embed/embedded.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { GoVersionNotice } from '../GoVersionNotice.tsx';
import { LeftOutNotice } from '../LeftOutNotice.tsx';
import { LinkedFileNotice } from '../LinkedFileNotice.tsx';
import { coming } from '../coming.tsx';
import { GuidedViews } from '../lessons/GuidedViews.tsx';
import { NewerVersionNotice } from '../offline/NewerVersionNotice.tsx';
import { useWorkspace, workspace } from '../theWorkspace.ts';
import { OpenedView } from './OpenedView.tsx';
import { Rail } from './Rail.tsx';
import { fetchView, runsPage } from './theViews.tsx';
import { TopBar } from './TopBar.tsx';
import { useKeyboard } from './useKeyboard.ts';
import { VIEW_NAMES } from './viewNames.ts';
import { t } from '../../../language/t.ts';
import '../menu.css';
import './shell.css';

const lessonPanel = coming(async () => (await import('../lessons/LessonPanel.tsx')).LessonPanel, undefined);

/** The window once files are open: rail, top bar, the view, and the detail of what is pinned. */
export function Shell() {
  const isRuns = useWorkspace((state) => state.place === 'runs');
  const shown = useWorkspace((state) => (state.place === 'runs' ? undefined : state.documents.find((doc) => doc.key === state.active)));
  const lesson = useWorkspace((state) => (isEmbedded ? undefined : state.lesson));
  const view = useRef<HTMLElement>(null);
  useKeyboard();

  const viewId = shown?.view.view;
  useEffect(() => {
    if (viewId !== undefined) fetchView(viewId);
  }, [viewId]);

  const title = isRuns ? `${t('Runs')} · Gopherscope` : shown === undefined ? 'Gopherscope' : `${shown.name} · ${t(VIEW_NAMES[shown.view.view])} · Gopherscope`;
  useEffect(() => {
    document.title = title;
    return () => {
      document.title = 'Gopherscope';
    };
  }, [title]);

  return (
    <div className={isEmbedded ? 'shell shell--embedded' : 'shell'} data-lesson={lesson === undefined ? undefined : ''}>
      <button type="button" className="shell__skip visually-hidden button" onClick={() => view.current?.focus()}>
        {t('Skip to the view')}
      </button>
      {!isEmbedded && <Rail />}
      {isEmbedded ? <EmbedBar shown={shown} /> : <TopBar shown={shown} />}
      <main className="shell__main" ref={view} tabIndex={-1}>
        <NewerVersionNotice />
        <LeftOutNotice />
        <LinkedFileNotice />
        {isRuns && (
          <ErrorBoundary>
            <runsPage.View />
          </ErrorBoundary>
        )}
        {shown !== undefined && (
          <ErrorBoundary key={shown.key}>
            <GuidedViews>
              <Content shown={shown} />
            </GuidedViews>
          </ErrorBoundary>
        )}
      </main>
      {lesson !== undefined && (
        <ErrorBoundary>
          <lessonPanel.View place={lesson} />
        </ErrorBoundary>
      )}
    </div>
  );
}

function Content({ shown }: { readonly shown: WorkspaceDocument }) {
  const close = (): void => workspace.getState().close(shown.key);
  switch (shown.phase.phase) {
    case 'waiting':
      return <LoadingCard name={shown.name} progress={undefined} onCancel={close} />;
    case 'loading':
      return <LoadingCard name={shown.name} progress={shown.phase.progress} onCancel={close} />;
    case 'failed':
      return <DamageCard name={shown.name} damage={shown.phase.damage} onClose={close} />;
    case 'open': {
      const { kind, damage } = shown.phase.opened.facts;
      // Damaged before the first event: there is nothing to draw.
      if (kind === 'go-trace' && damage !== undefined && damage.survived === undefined) return <DamageCard name={shown.name} damage={damage} onClose={close} />;
      return (
        <>
          {damage !== undefined && <PartialNotice damage={damage} />}
          <GoVersionNotice documentKey={shown.key} isAsked={shown.view.view === 'overview'} />
          <OpenedView documentKey={shown.key} opened={shown.phase.opened} state={shown.view} change={workspace.getState().change} />
        </>
      );
    }
  }
}
