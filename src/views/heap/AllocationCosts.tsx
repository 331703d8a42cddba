import { Flame } from 'lucide-react';
import { useId } from 'react';
import type { AllocationCost, HeapSense, RowName } from '../../../workers/api.ts';
import { exactValue, formatPercent, formatValue } from '../format.ts';
import { ShareBar } from '../table/ShareBar.tsx';
import { focusOn } from './focusOn.ts';
import { PART_WORDS } from './partWords.ts';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';

interface Props {
  readonly sense: HeapSense;
  readonly unit: string;
  /** Leads to the stacks that go through these functions. */
  readonly onFocus: (names: readonly RowName[]) => void;
}

/** Of a CPU profile: what allocating and collecting cost, and what was allocated for. */
export function AllocationCosts({ sense: { costs = [], calledFor = [], costAny, costTotal }, unit, onFocus }: Props) {
  const share = costTotal === 0 ? 0 : costAny / costTotal;
  const allocating = calledFor.reduce((sum, { value }) => sum + value, 0);
  return (
    <>
      <p className="heap__lead">
        <Said
          message="{share} of this profile ({value} of {total}) went into allocating memory and collecting it."
          values={{ share: <strong title={exactValue(costAny, unit)}>{formatPercent(share)}</strong>, value: formatValue(costAny, unit), total: formatValue(costTotal, unit) }}
        />
      </p>
      <CostTable
        title={t('What it was')}
        note={t('Told by the runtime’s functions on each stack. Parts overlap: an allocation that refills its cache counts in both, so they do not add up.')}
        costs={costs}
        total={costTotal}
        unit={unit}
        onFocus={onFocus}
      />
      {calledFor.length > 0 && (
        <CostTable
          title={t('What mallocgc was called for')}
          note={t('Told by the runtime’s function that called it. These add up to all of mallocgc, {all}.', { all: formatValue(allocating, unit) })}
          costs={calledFor}
          total={costTotal}
          unit={unit}
          onFocus={onFocus}
        />
      )}
    </>
  );
}

interface CostTableProps {
  readonly title: string;
  readonly note: string;
  readonly costs: readonly AllocationCost[];
  readonly total: number;
  readonly unit: string;
  readonly onFocus: (names: readonly RowName[]) => void;
}

function CostTable({ title, note, costs, total, unit, onFocus }: CostTableProps) {
  const heading = useId();
  return (
    <section className="heap-section" aria-labelledby={heading}>
      <div className="heap-section__top">
        <h2 id={heading} className="heap-section__title">
          {title}
        </h2>
      </div>
      <p className="heap-section__note">{note}</p>
      {costs.length === 0 ? (
        <p className="heap__quiet">{t('No sample was taken while memory was allocated or collected.')}</p>
      ) : (
        <div className="heap-section__scroll">
          <table className="plain-table plain-table--narrow" aria-label={title}>
            <thead>
              <tr>
                <th scope="col">{t('part')}</th>
                <th scope="col">{t('value')}</th>
                <th scope="col">{t('share')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('stacks')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {costs.map(({ part, functions, value }) => (
                <tr key={part}>
                  <th scope="row" title={functions.join('\n')}>
                    {t(part)}
                    {PART_WORDS[part] !== undefined && <span className="heap__words">{t(PART_WORDS[part])}</span>}
                  </th>
                  <td title={exactValue(value, unit)}>{formatValue(value, unit)}</td>
                  <td>
                    {total === 0 ? '–' : formatPercent(value / total)} <ShareBar share={total === 0 ? 0 : value / total} />
                  </td>
                  <td>
                    {focusOn(functions) !== undefined && (
                      <button type="button" className="link-button heap__stacks" title={t('Flame graph of the stacks through {functions}', { functions: functions.join(', ') })} onClick={() => onFocus(functions)}>
                        <Flame size={13} aria-hidden="true" /> {t('Stacks')}
                        <span className="visually-hidden"> {t('of {part}', { part: t(part) })}</span>
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
