import type { AskProfile, ProfileFacts } from '../../../workers/api.ts';
import { exactValue, formatPercent, formatValue } from '../format.ts';
import { exactPattern } from '../top/exactPattern.ts';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { OverviewCard } from './Figures.tsx';
import { t } from '../../../language/t.ts';

const ROWS = 5;

/** The functions with the largest flat values of the default sample type; each is highlighted in the flame graph when pressed. */
export function TopFive({ facts, ask, change }: Omit<ViewProps<ProfileFacts, AskProfile>, 'state'>) {
  const sampleType = facts.sampleTypes[facts.defaultSampleType];
  const table = useAnswer(ask, sampleType === undefined ? undefined : { ask: 'top', sampleType: facts.defaultSampleType });
  if (sampleType === undefined) return undefined;
  const { type, unit } = sampleType;
  const rows = (table?.names ?? []).slice(0, ROWS).map((name, place) => ({ name, flat: table?.flat[place] ?? 0, cum: table?.cum[place] ?? 0 }));
  const share = (value: number): string => formatPercent(table === undefined || table.total === 0 ? 0 : value / table.total);
  const show = (name: string) => () => change({ view: 'flame', sampleType: type, search: exactPattern(name) }, 'push');

  return (
    <OverviewCard title={t('Functions with the most {type}', { type })} width="two">
      <table className="overview-top">
        <thead>
          <tr>
            <th scope="col">{t('Function')}</th>
            <th scope="col">{t('flat')}</th>
            <th scope="col">{t('cum')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, flat, cum }) => (
            <tr key={name}>
              <th scope="row">
                <button type="button" className="link-button overview-top__name" title={t('{name}. Show it in the flame graph', { name })} onClick={show(name)}>
                  {name}
                </button>
              </th>
              <td title={exactValue(flat, unit)}>
                {formatValue(flat, unit)} <span className="overview-top__share">{share(flat)}</span>
              </td>
              <td title={exactValue(cum, unit)}>
                {formatValue(cum, unit)} <span className="overview-top__share">{share(cum)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="button overview__more" onClick={() => change({ view: 'top', pin: undefined }, 'push')}>
        {t('All functions')}
      </button>
    </OverviewCard>
  );
}
