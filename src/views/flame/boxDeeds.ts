// What can be done with the function of a box, by menu and by key, as changes of what is on screen.
import type { ProfileFacts, RowName } from '../../../workers/api.ts';
import { withFunction, type FunctionOption } from '../profile/functionOptions.ts';
import { isMadeFromTrace } from '../profile/madeFromTrace.ts';
import type { ViewState } from '../viewState.ts';
import { marked } from '../../../language/t.ts';

export type FunctionDeed = 'choose' | 'sandwich' | FunctionOption | 'peek' | 'source' | 'details';
/** `copy` changes nothing on screen. */
export type BoxDeed = 'zoom' | 'copy' | FunctionDeed;

export interface DeedWords {
  readonly deed: BoxDeed;
  readonly text: string;
  /** As in KeyboardEvent.key, and shown beside the text. */
  readonly key: string;
}

export const BOX_DEEDS: readonly DeedWords[] = [
  { deed: 'zoom', text: marked('Zoom to it'), key: 'Enter' },
  { deed: 'choose', text: marked('Choose the function'), key: 'x' },
  { deed: 'sandwich', text: marked('Callers and callees around it'), key: 's' },
  { deed: 'focus', text: marked('Focus: only stacks through it'), key: 'f' },
  { deed: 'ignore', text: marked('Ignore: no stack through it'), key: 'i' },
  { deed: 'hide', text: marked('Hide it from stacks'), key: 'h' },
  { deed: 'showFrom', text: marked('Show from it on'), key: 'r' },
  { deed: 'peek', text: marked('Peek: callers and callees as text'), key: 'p' },
  { deed: 'source', text: marked('Source lines'), key: 'l' },
  { deed: 'details', text: marked('Details'), key: 'd' },
  { deed: 'copy', text: marked('Copy the name'), key: 'c' },
];

/** The root of all stacks is no function; what has no view of its own is not led to. */
export function deedsFor(isRoot: boolean, facts: Pick<ProfileFacts, 'bytes'>): readonly DeedWords[] {
  if (isRoot) return BOX_DEEDS.filter(({ deed }) => deed === 'zoom');
  return isMadeFromTrace(facts) ? BOX_DEEDS.filter(({ deed }) => deed !== 'peek' && deed !== 'source') : BOX_DEEDS;
}

/** undefined: the key is not ours. Zooming has keys of its own. */
export function deedOfKey(key: string): BoxDeed | undefined {
  return BOX_DEEDS.find((one) => one.key === key)?.deed;
}

/** What a deed changes. The details of a function come beside whatever view is on screen. */
export function afterDeed(deed: FunctionDeed, name: RowName, { profileLook: look }: Pick<ViewState, 'profileLook'>): Partial<ViewState> {
  const chosen = { ...look, chosen: name };
  switch (deed) {
    case 'choose':
      return { profileLook: chosen };
    case 'sandwich':
      return { view: 'flame', profileLook: { ...chosen, sandwich: true } };
    case 'focus':
    case 'ignore':
    case 'hide':
    case 'showFrom':
      return { profileLook: { ...look, options: withFunction(look.options, deed, name) } };
    case 'peek':
      return { view: 'peek', profileLook: { ...chosen, pattern: '' } };
    case 'source':
      return { view: 'source', profileLook: { ...chosen, pattern: '' } };
    case 'details':
      return { profileLook: chosen, pin: { pin: 'function', name } };
  }
}
