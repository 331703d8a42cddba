// Where a phrase about waits leads: the change of view that shows its evidence.
import { INITIAL_VIEW_STATE, type ViewState } from '../viewState.ts';
import type { Evidence } from './causeSentence.ts';
import { t } from '../../../language/t.ts';

/** `to`: the end of "Show …". */
export function evidenceLead(evidence: Evidence, { waitLook }: Pick<ViewState, 'waitLook'>): { readonly to: string; readonly patch: Partial<ViewState> } {
  switch (evidence.to) {
    case 'cause': {
      const main = waitLook.main === evidence.cause ? undefined : evidence.cause;
      return { to: main === undefined ? t('all waits') : t('the waits that this took most of'), patch: { view: 'waits', waitLook: { ...waitLook, main } } };
    }
    case 'holder': {
      const { name, what } = evidence.holder;
      if (what === 'GC') return { to: t('the GC cycles'), patch: { view: 'gc', pin: undefined } };
      const traceProfile = { kind: 'running', of: { lane: 'group', by: 'entry', group: name } } as const;
      return { to: t('what {func} ran', { func: name }), patch: { view: 'flame', pin: undefined, flameFocus: INITIAL_VIEW_STATE.flameFocus, traceProfile } };
    }
    case 'stop':
      return { to: t('the stop that held up most'), patch: { pin: { pin: 'stw', index: evidence.index } } };
  }
}
