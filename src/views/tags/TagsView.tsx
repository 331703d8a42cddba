// Labels of samples: their keys, what each value adds up to, and the way to look at one of them alone or to group by a key.
import type { ReactNode } from 'react';
import type { AskProfile, ProfileFacts, ProfileOptions } from '../../../workers/api.ts';
import { useSmallText } from '../smallLook.ts';
import { exactCount } from '../format.ts';
import type { ShownProfile } from '../profile/lookedAt.ts';
import { withOptions } from '../profile/options.ts';
import { FilterField } from '../table/FilterField.tsx';
import { matcher } from '../table/matcher.ts';
import { ProfileFrame } from '../table/ProfileFrame.tsx';
import { ValueText } from '../table/ValueText.tsx';
import { pprofPercent } from '../top/percent.ts';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { TagCard } from './TagCard.tsx';
import { rootKeys, rootWith } from './tagExpressions.ts';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';
import './tags.css';

/** Keys beyond are found by the filter. */
const MOST_KEYS = 50;

export function TagsView(props: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  return (
    <ProfileFrame {...props} report={{ prints: 'tags' }}>
      {(shown) => <Keys {...props} shown={shown} />}
    </ProfileFrame>
  );
}

function Keys({ ask, state, change, shown }: ViewProps<ProfileFacts, AskProfile> & { readonly shown: ShownProfile }): ReactNode {
  const [filter, setFilter] = useSmallText('tagq');
  const { profileLook: look } = state;
  const { options } = look;
  const { unit } = shown.chosen;
  const tags = useAnswer(ask, { ask: 'tags', ...shown.lookedAt });
  const matches = matcher(filter);
  const found = tags?.keys.filter(({ key, values }) => matches(key) || values.some(({ text }) => matches(text))) ?? [];
  const keys = found.slice(0, MOST_KEYS);
  const setOption = (name: 'tagFocus' | 'tagIgnore', expression: string | undefined): void =>
    change({ profileLook: { ...look, options: withOptions(options, { [name]: expression }) } }, 'push');
  const group = (key: string, isWanted: boolean): void =>
    change({ profileLook: { ...look, options: withOptions(options, { tagRoot: rootWith(options, key, isWanted) }) }, ...(isWanted ? { view: 'flame', flameFocus: { depth: 0, sample: 0 } } : {}) }, 'push');
  return (
    <>
      <div className="table-view__bar table-view__bar--low">
        <FilterField label={t('Keys and values')} value={filter} onChange={setFilter} />
        <p className="table-view__note" aria-live="polite">
          {tags !== undefined && tags.keys.length > 0 && keysText(keys.length, tags.keys.length)}
          {found.length > keys.length && t('; write a filter to see others')}
        </p>
        {tags !== undefined && tags.keys.length > 0 && (
          <p className="table-view__note">
            <Said message="Without any label: {value}, {share}, {n, plural, one {{shown} sample} other {{shown} samples}}" values={{ value: <ValueText key="value" value={tags.untagged} unit={unit} />, share: pprofPercent(tags.untagged, tags.grandTotal), n: tags.untaggedSamples, shown: exactCount(tags.untaggedSamples) }} />
          </p>
        )}
      </div>
      {/* What scrolls is reached by key. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="tags" aria-label={t('Labels')} tabIndex={0}>
        {tags !== undefined &&
          keys.map((key) => (
            <TagCard
              key={`${key.key}\0${key.unit ?? ''}`}
              tag={key}
              unit={unit}
              grandTotal={tags.grandTotal}
              options={options}
              matches={matches(key.key) ? undefined : matches}
              isGrouped={rootKeys(options).includes(key.key)}
              onFocus={(expression) => setOption('tagFocus', expression)}
              onIgnore={(expression) => setOption('tagIgnore', expression)}
              onGroup={(isWanted) => group(key.key, isWanted)}
            />
          ))}
        {tags !== undefined && tags.keys.length === 0 && <NoLabels options={options} />}
        {tags !== undefined && tags.keys.length > 0 && found.length === 0 && <p className="rows__empty">{t('No key and no value matches.')}</p>}
      </section>
    </>
  );
}

function keysText(shown: number, all: number): string {
  return shown === all
    ? t('{all, plural, one {{shownAll} key} other {{shownAll} keys}}', { all, shownAll: exactCount(all) })
    : t('{all, plural, one {{shown} of {shownAll} key} other {{shown} of {shownAll} keys}}', { all, shown, shownAll: exactCount(all) });
}

function NoLabels({ options }: { readonly options: ProfileOptions }) {
  if (options.tagFocus !== undefined || options.tagHide !== undefined || options.tagShow !== undefined || options.focus !== undefined) {
    return <p className="rows__empty">{t('What the options above leave has no labels.')}</p>;
  }
  return (
    <div className="tags__none">
      <p>{t('The samples of this profile carry no labels.')}</p>
      <p>
        <Said message="A program sets them with {call}; CPU and goroutine profiles then carry them. Heap profiles have <code>bytes</code>, the size of the objects." values={{ call: <code key="call">{'pprof.Do(ctx, pprof.Labels("path", path), func(ctx context.Context) { … })'}</code> }} />
      </p>
    </div>
  );
}
