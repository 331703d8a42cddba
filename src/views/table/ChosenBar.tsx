import { X } from 'lucide-react';
import type { AskProfile, ProfileFacts } from '../../../workers/api.ts';
import { CopyButton } from '../CopyButton.tsx';
import { isMadeFromTrace } from '../profile/madeFromTrace.ts';
import type { ProfileViewId, ViewProps } from '../viewState.ts';
import { marked, t } from '../../../language/t.ts';

type LinkedView = Extract<ProfileViewId, 'top' | 'peek' | 'source'>;

const LINKS: readonly { readonly view: LinkedView; readonly text: string }[] = [
  { view: 'top', text: marked('In the top table') },
  { view: 'peek', text: marked('Callers and callees') },
  { view: 'source', text: marked('Source lines') },
];

interface Props extends Pick<ViewProps<ProfileFacts, AskProfile>, 'state' | 'change'> {
  /** Of a profile that may have been made from a trace. */
  readonly facts?: ProfileFacts;
}

/** The function that was chosen, and where else it can be looked at; nothing where none was. */
export function ChosenBar({ state, change, facts }: Props) {
  const { profileLook: look, view } = state;
  const { chosen } = look;
  if (chosen === undefined) return undefined;
  return (
    <section className="chosen-bar" aria-label={t('Chosen function')}>
      <strong className="chosen-bar__name" title={chosen}>
        {chosen}
      </strong>
      <CopyButton text={chosen} what={t('the name')} />
      <button
        type="button"
        className="link-button"
        onClick={() => change({ view: 'flame', profileLook: { ...look, sandwich: true } }, 'push')}
      >
        {t('Flame graph around it')}
      </button>
      {LINKS.filter((link) => link.view !== view && (link.view === 'top' || facts === undefined || !isMadeFromTrace(facts))).map((link) => (
        <button key={link.view} type="button" className="link-button" onClick={() => change({ view: link.view, profileLook: { ...look, pattern: '' } }, 'push')}>
          {t(link.text)}
        </button>
      ))}
      <button type="button" className="link-button" onClick={() => change({ pin: { pin: 'function', name: chosen } }, 'push')}>
        {t('Details')}
      </button>
      <button
        type="button"
        className="icon-button icon-button--small"
        aria-label={t('Choose no function')}
        title={t('Choose no function')}
        onClick={() => change({ profileLook: { ...look, chosen: undefined } }, 'push')}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </section>
  );
}
