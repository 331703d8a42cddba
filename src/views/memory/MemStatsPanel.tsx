import { Check, TriangleAlert } from 'lucide-react';
import type { MemStatsMoment, Ns } from '../../../workers/api.ts';
import { exactBytes, exactCount, exactNs, formatBytes, formatCount, formatMoment, formatNs, formatPercent, formatWallClock } from '../format.ts';
import { MomentPanel } from '../series/MomentPanel.tsx';
import { FIELD_GROUPS, IDENTITIES } from './fieldMeanings.ts';
import { MomentSizes } from './MomentSizes.tsx';
import { t } from '../../../language/t.ts';

interface Props {
  readonly moment: MemStatsMoment;
  /** On the axis on screen. */
  readonly atNs: Ns;
  readonly onStep: (by: -1 | 1) => void;
}

/** One snapshot of runtime.MemStats in full. */
export function MemStatsPanel({ moment, atNs, onStep }: Props) {
  const { row, ofRows, wallMs, fields, contradictions } = moment;
  const values = new Map(fields.map(({ name, value }) => [name, value]));
  const units = new Map(fields.map(({ name, unit }) => [name, unit]));
  return (
    <MomentPanel
      noun={t('Snapshot')}
      label={t('A snapshot of MemStats')}
      row={row}
      ofRows={ofRows}
      atNs={atNs}
      when={wallMs !== undefined && <>, {formatWallClock(wallMs)}</>}
      onStep={onStep}
    >
      {FIELD_GROUPS.map(({ title, fields: group }) => {
        const told = group.filter(({ name }) => values.has(name));
        return (
          told.length > 0 && (
            <section key={title}>
              <h3 className="moment__group">{t(title)}</h3>
              <dl className="moment__fields">
                {told.map(({ name, meaning }) => (
                  <div key={name} className="moment__field">
                    <dt>{name}</dt>
                    <Value value={values.get(name) ?? 0} unit={units.get(name) ?? 'count'} name={name} />
                    <dd className="moment__meaning">{t(meaning)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        );
      })}
      <section>
        <h3 className="moment__group">{t('What must come out')}</h3>
        <ul className="moment__identities">
          {IDENTITIES.map(({ text, holds }) => (
            <IdentityLine key={text} text={text} holds={holds(values)} />
          ))}
        </ul>
        {contradictions.map((sentence) => (
          <p key={sentence} className="moment__note">
            {sentence}
          </p>
        ))}
      </section>
      <section>
        <h3 className="moment__group">{t('Objects by size (BySize)')}</h3>
        <MomentSizes moment={moment} />
      </section>
    </MomentPanel>
  );
}

/** NextGC beyond any heap means that the collector is off. */
const NO_GOAL = 2 ** 60;

function Value({ value, unit, name }: { readonly value: number; readonly unit: MemStatsMoment['fields'][number]['unit']; readonly name: string }) {
  if (name === 'NextGC' && value >= NO_GOAL) return <dd>{t('none (GC is off)')}</dd>;
  switch (unit) {
    case 'bytes':
      return <dd title={exactBytes(value)}>{formatBytes(value)}</dd>;
    case 'ns':
      return <dd title={exactNs(value)}>{name === 'LastGC' ? t('at {moment}', { moment: formatMoment(value, 1e8) }) : formatNs(value)}</dd>;
    case 'share':
      return <dd title={String(value)}>{formatPercent(value)}</dd>;
    case 'count':
      return <dd title={exactCount(value)}>{formatCount(value)}</dd>;
  }
}

function IdentityLine({ text, holds }: { readonly text: string; readonly holds: boolean | undefined }) {
  return (
    <li className={holds === false ? 'moment__identity moment__identity--fails' : 'moment__identity'}>
      {holds === true ? <Check size={14} aria-hidden="true" /> : holds === false ? <TriangleAlert size={14} aria-hidden="true" /> : <span className="moment__none" aria-hidden="true" />}
      <span>
        {text}: {holds === undefined ? t('not told') : holds ? t('holds') : t('does not hold')}
      </span>
    </li>
  );
}
