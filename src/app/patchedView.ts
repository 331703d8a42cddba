import { FLAME_ROOT } from '../views/profile/profileLook.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../views/viewState.ts';

/** A box of a flame graph is one of certain samples: of another range, kind or look there are others, and it begins
    at the root. So does a sandwich around another function. */
export function patched(view: ViewState, patch: Partial<ViewState>): ViewState {
  const next = { ...view, ...patch };
  const look = next.profileLook;
  const isOfTheSame = next.selection === view.selection && next.traceProfile === view.traceProfile && look.options === view.profileLook.options;
  if (isOfTheSame && look.chosen === view.profileLook.chosen) return next;
  const unzoomed = { ...next, profileLook: { ...look, calleesZoom: FLAME_ROOT, callersZoom: FLAME_ROOT } };
  if (isOfTheSame) return unzoomed;
  return {
    ...unzoomed,
    flameFocus: patch.flameFocus ?? INITIAL_VIEW_STATE.flameFocus,
    pin: next.pin?.pin === 'flameNode' && patch.pin === undefined ? undefined : next.pin,
  };
}
