import { Info } from 'lucide-react';
import type { AskProfile, ProfileFacts } from '../../../workers/api.ts';
import { exactBytes, exactCount, exactNs, exactValue, formatBytes, formatCount, formatNs, formatValue, formatWallClock } from '../format.ts';
import { INITIAL_VIEW_STATE, type ViewProps } from '../viewState.ts';
import { BigFigure, FigureLine, OverviewCard } from './Figures.tsx';
import { ProfileLeads } from './ProfileLeads.tsx';
import { SamplingNote } from './SamplingNote.tsx';
import { TopFive } from './TopFive.tsx';
import { t } from '../../../language/t.ts';
import './overview.css';

const BINARIES_SHOWN = 3;

/** The mapped files that are programs or libraries: not the kernel's own "[vdso]" and its like. */
function binariesOf({ mappings }: ProfileFacts): ProfileFacts['mappings'] {
  return mappings.filter(({ file }) => file !== '' && !file.startsWith('[')).slice(0, BINARIES_SHOWN);
}

/** What a profile is, its totals, and the functions that lead it. */
export function ProfileOverview({ facts, ask, change, openProfiles }: ViewProps<ProfileFacts, AskProfile>) {
  const showFlame = (sampleType: string) => () =>
    change({ view: 'flame', sampleType, flameFocus: INITIAL_VIEW_STATE.flameFocus, pin: undefined }, 'push');
  const period = facts.period === 0 ? undefined : t('{amount} of {type}', { amount: formatValue(facts.period, facts.periodUnit), type: facts.periodType });

  return (
    <div className="overview">
      <header className="overview__top">
        <h1 className="overview__title">{facts.name}</h1>
        <p className="overview__what">
          {t('Go {name} profile', { name: facts.profileName })}
          {facts.wallStartMs !== undefined && t(', taken {at}', { at: formatWallClock(facts.wallStartMs) })}
          {facts.durationNs !== undefined && facts.durationNs > 0 && t(', over {duration}', { duration: formatNs(facts.durationNs) })}
        </p>
      </header>

      {facts.warnings.length > 0 && (
        <ul className="overview__warnings">
          {facts.warnings.map((warning) => (
            <li key={warning} className="notice notice--calm">
              <Info size={16} aria-hidden="true" />
              <p>{warning}</p>
            </li>
          ))}
        </ul>
      )}

      <div className="overview__figures">
        {facts.sampleTypes.map(({ type, unit, total }, place) => (
          <BigFigure
            key={type}
            label={type}
            value={formatValue(total, unit)}
            exact={exactValue(total, unit)}
            note={place === facts.defaultSampleType ? t('shown first') : undefined}
            leads={{ to: t('its flame graph'), go: showFlame(type) }}
          />
        ))}
      </div>

      <div className="overview__cards">
        <TopFive facts={facts} ask={ask} change={change} />

        <OverviewCard title={t('The profile')}>
          <dl className="overview-figures">
            <FigureLine label={t('Samples')} value={formatCount(facts.samples)} exact={exactCount(facts.samples)} />
            <FigureLine
              label={t('Functions')}
              value={formatCount(facts.functions)}
              exact={exactCount(facts.functions)}
              leads={{ to: t('the table of functions'), go: () => change({ view: 'top', pin: undefined }, 'push') }}
            />
            <FigureLine label={t('Locations')} value={formatCount(facts.locations)} exact={exactCount(facts.locations)} />
            <FigureLine label={t('Deepest stack')} value={t('{n, plural, one {{shown} frame} other {{shown} frames}}', { n: facts.maxDepth, shown: formatCount(facts.maxDepth) })} />
            {period !== undefined && <FigureLine label={t('One sample per')} value={period} exact={exactValue(facts.period, facts.periodUnit)} />}
            {facts.durationNs !== undefined && <FigureLine label={t('Duration')} value={formatNs(facts.durationNs)} exact={exactNs(facts.durationNs)} />}
            <ProfileLeads facts={facts} change={change} {...(openProfiles && { openProfiles })} />
          </dl>
          <SamplingNote facts={facts} />
        </OverviewCard>

        <OverviewCard title={t('The file')}>
          <dl className="overview-figures">
            <FigureLine label={t('Form')} value={facts.form} />
            <FigureLine label={t('Size')} value={formatBytes(facts.bytes)} exact={exactBytes(facts.bytes)} />
            {facts.inflatedBytes !== facts.bytes && (
              <FigureLine label={t('Inflated')} value={formatBytes(facts.inflatedBytes)} exact={exactBytes(facts.inflatedBytes)} />
            )}
            <FigureLine label={t('Wall clock')} value={facts.wallStartMs === undefined ? t('not recorded') : formatWallClock(facts.wallStartMs)} />
            {binariesOf(facts).map(({ file, buildId }) => (
              <FigureLine key={`${file} ${buildId}`} label={t('Binary')} value={file} exact={buildId === '' ? undefined : `Build ID ${buildId}`} />
            ))}
            {facts.docUrl !== undefined && <FigureLine label={t('Documentation')} value={facts.docUrl} />}
            {facts.comments.map((comment) => (
              <FigureLine key={comment} label={t('Comment')} value={comment} />
            ))}
          </dl>
        </OverviewCard>
      </div>
    </div>
  );
}
