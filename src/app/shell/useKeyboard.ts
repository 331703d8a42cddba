import { useEffect } from 'react';
import { viewsOf } from '../../share/fitViewState.ts';
import { workspace } from '../theWorkspace.ts';
import { keyAction, type KeyAction } from './keys.ts';
import { keysDialog } from './keysDialog.ts';
import { searchBox } from './searchBox.ts';

/** Listens to the page's keys. A view that used a key itself marks it with preventDefault. */
export function useKeyboard(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || keysDialog.isOpen()) return;
      // A dialog, or a list that opened over it, has the keys to itself.
      if (event.target instanceof HTMLElement && event.target.closest('[role="dialog"], [role="listbox"]') !== null) return;
      const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
      const inText = event.target instanceof HTMLElement && (event.target.isContentEditable || event.target.matches('input, textarea, select'));
      const action = keyAction({ key, ctrlKey, altKey, metaKey, shiftKey, inText });
      if (action !== undefined && perform(action)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** True if there was something to do. */
function perform(action: KeyAction): boolean {
  const { documents, active, place: where, activate, change } = workspace.getState();
  // The table of runs has no pins and no views.
  const place = where === 'runs' ? -1 : documents.findIndex((doc) => doc.key === active);
  const shown = documents[place];
  switch (action.do) {
    case 'show-keys':
      keysDialog.open();
      return true;
    case 'focus-search': {
      // A flame graph and its table have a search of their own; else it is the search over the whole trace.
      const isTrace = shown?.phase.phase === 'open' && shown.phase.opened.kind === 'go-trace';
      if (isTrace && shown.view.view !== 'flame' && shown.view.view !== 'top') {
        searchBox.focus();
        return true;
      }
      const field = document.querySelector<HTMLInputElement>('.shell__view input[type="search"]');
      field?.focus();
      field?.select();
      return field !== null;
    }
    case 'step-hit':
      return searchBox.step(action.by);
    case 'unpin':
      if (shown?.view.pin === undefined) return false;
      change({ pin: undefined }, 'push');
      return true;
    case 'show-view': {
      const view = shown?.phase.phase === 'open' ? viewsOf(shown.phase.opened.facts)[action.place] : undefined;
      if (view === undefined) return false;
      change({ view }, 'push');
      return true;
    }
    case 'show-file': {
      const next = documents[place + action.step];
      if (next === undefined) return false;
      activate(next.key);
      return true;
    }
  }
}
