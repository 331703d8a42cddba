import type { AskProfile, ProfileFacts } from '../../../workers/api.ts';
import { ALONE, ofTheKind } from '../compare/openProfiles.ts';
import type { ProfileViewId, ViewProps } from '../viewState.ts';
import { FigureLine } from './Figures.tsx';
import { t } from '../../../language/t.ts';

/** Ways on from the overview that depend on what the profile counts, and on what else is open. */
export function ProfileLeads({ facts, change, openProfiles = ALONE }: Pick<ViewProps<ProfileFacts, AskProfile>, 'facts' | 'change' | 'openProfiles'>) {
  const to = (view: ProfileViewId) => () => change({ view, pin: undefined }, 'push');
  const types = new Set(facts.sampleTypes.map(({ type }) => type));
  const others = ofTheKind(facts, facts.defaultSampleType, openProfiles);
  return (
    <>
      {(types.has('inuse_space') || types.has('alloc_space') || types.has('space')) && (
        <FigureLine label={t('Objects')} value={t('sizes, sites, what stays')} leads={{ to: t('allocations'), go: to('heap') }} />
      )}
      {types.has('cpu') && <FigureLine label={t('Allocating and collecting')} value={t('what they cost')} leads={{ to: t('what allocating and collecting cost'), go: to('heap') }} />}
      {(types.has('goroutine') || types.has('goroutineleak')) && (
        <FigureLine label={t('Goroutines by stack')} value={t('states, waits, leaks')} leads={{ to: t('goroutines by stack'), go: to('stacks') }} />
      )}
      {others.length > 0 && (
        <FigureLine
          label={t('Compare')}
          value={others.length === 1 ? t('with {name}', { name: others[0]?.key }) : t('with {n} more of its kind', { n: others.length })}
          leads={{ to: t('it beside other profiles'), go: to('compare') }}
        />
      )}
    </>
  );
}
