import { Check, ChevronLeft, ChevronRight, TriangleAlert } from 'lucide-react';
import type { MemStatsMoment, Ns } from '../../../workers/api.ts';
import { exactBytes, exactCount, exactNs, formatBytes, formatCount, formatMoment, formatNs, formatPercent, formatWallClock } from '../format.ts';
import { FIELD_GROUPS, IDENTITIES } from './fieldMeanings.ts';
import { MomentSizes } from './MomentSizes.tsx';

interface Props {
  readonly moment: MemStatsMoment;
  /** On the axis on screen. */
  readonly atNs: Ns;
  readonly onStep: (by: -1 | 1) => void;
}

/** One snapshot of runtime.MemStats in full. */
export function MomentPanel({ moment, atNs, onStep }: Props) {
  const { row, ofRows, wallMs, fields, contradictions } = moment;
  const values = new Map(fields.map(({ name, value }) => [name, value]));
  const units = new Map(fields.map(({ name, unit }) => [name, unit]));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
    <aside className="moment" aria-label="A snapshot of MemStats" tabIndex={0}>
      <header className="moment__head">
        <div>
          <h2 className="moment__title">
            Snapshot {formatCount(row + 1)} of {formatCount(ofRows)}
          </h2>
          <p className="moment__when" title={exactNs(atNs)}>
            at {formatMoment(atNs, 1e8)}
            {wallMs !== undefined && <>, {formatWallClock(wallMs)}</>}
          </p>
        </div>
        <div className="moment__steps">
          <button type="button" className="icon-button" aria-label="Snapshot before" title="Snapshot before" disabled={row === 0} onClick={() => onStep(-1)}>
            <ChevronLeft size={16} aria-hidden="true" />
          </button>
          <button type="button" className="icon-button" aria-label="Snapshot after" title="Snapshot after" disabled={row + 1 >= ofRows} onClick={() => onStep(1)}>
            <ChevronRight size={16} aria-hidden="true" />
          </button>
        </div>
      </header>
      {FIELD_GROUPS.map(({ title, fields: group }) => {
        const told = group.filter(({ name }) => values.has(name));
        return (
          told.length > 0 && (
            <section key={title}>
              <h3 className="moment__group">{title}</h3>
              <dl className="moment__fields">
                {told.map(({ name, meaning }) => (
                  <div key={name} className="moment__field">
                    <dt>{name}</dt>
                    <Value value={values.get(name) ?? 0} unit={units.get(name) ?? 'count'} name={name} />
                    <dd className="moment__meaning">{meaning}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        );
      })}
      <section>
        <h3 className="moment__group">What must come out</h3>
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
        <h3 className="moment__group">Objects by size (BySize)</h3>
        <MomentSizes moment={moment} />
      </section>
    </aside>
  );
}

/** NextGC beyond any heap means that the collector is off. */
const NO_GOAL = 2 ** 60;

function Value({ value, unit, name }: { readonly value: number; readonly unit: MemStatsMoment['fields'][number]['unit']; readonly name: string }) {
  if (name === 'NextGC' && value >= NO_GOAL) return <dd>none (GC is off)</dd>;
  switch (unit) {
    case 'bytes':
      return <dd title={exactBytes(value)}>{formatBytes(value)}</dd>;
    case 'ns':
      return <dd title={exactNs(value)}>{name === 'LastGC' ? `at ${formatMoment(value, 1e8)}` : formatNs(value)}</dd>;
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
        {text}: {holds === undefined ? 'not told' : holds ? 'holds' : 'does not hold'}
      </span>
    </li>
  );
}
