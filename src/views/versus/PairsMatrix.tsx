import type { Comparison } from '../../../workers/api.ts';
import { useSmallText } from '../smallLook.ts';
import { compared, type Sides } from './sides.ts';
import { VerdictMark } from './VerdictMark.tsx';
import { changeText } from './versusWords.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly comparison: Comparison;
  readonly sides: Sides;
}

/** Each run of A with each of B: do single pairs agree with the groups? Nothing where both sides are single. */
export function PairsMatrix({ comparison: { pairs, metrics }, sides }: Props) {
  const names = [...new Set(pairs.map(({ metric }) => metric))];
  const [chosen, setChosen] = useSmallText('vpairs');
  const metric = names.find((name) => name === chosen) ?? names[0];
  if (metric === undefined || (sides.a.length < 2 && sides.b.length < 2)) return undefined;
  const of = pairs.filter((pair) => pair.metric === metric);
  const group = metrics.find(({ name }) => name === metric);
  const agreeing = of.filter(({ verdict }) => verdict === group?.verdict).length;
  const columns = [...new Set(of.map(({ b }) => b))];
  const label = (name: string): string => metrics.find((one) => one.name === name)?.label ?? name;
  return (
    <section className="versus-part" aria-labelledby="versus-pairs">
      <div className="versus-part__bar">
        <h2 id="versus-pairs" className="versus-part__title">
          {t('Run by run')}
        </h2>
        {names.length > 1 && (
          <label className="versus-part__choice">
            {t('Of')}{' '}
            <select className="versus-part__select" value={metric} onChange={({ target }) => setChosen(target.value)}>
              {names.map((name) => (
                <option key={name} value={name}>
                  {label(name)}
                </option>
              ))}
            </select>
          </label>
        )}
        <span className="table-view__note">
          {names.length === 1 && `${label(metric)}: `}
          {t('{agreeing} of {all} pairs say what the groups say', { agreeing, all: of.length })}
        </span>
      </div>
      <div className="versus-table__scroller">
        <table className="versus-table versus-pairs">
          <thead>
            <tr>
              <th scope="col">A \ B</th>
              {columns.map((b) => (
                <th key={b} scope="col" className="versus-pairs__name">
                  {b}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...new Set(of.map(({ a }) => a))].map((a) => (
              <tr key={a}>
                <th scope="row" className="versus-pairs__name">
                  {a}
                </th>
                {columns.map((b) => {
                  const pair = of.find((one) => one.a === a && one.b === b);
                  return (
                    <td key={b}>
                      {pair !== undefined && (
                        <button type="button" className="link-button versus-pairs__pair" title={t('Compare {b} with {a} alone', { a, b })} onClick={() => showPair(sides, a, b)}>
                          {changeText(pair.change)} <VerdictMark verdict={pair.verdict} />
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function showPair(sides: Sides, a: string, b: string): void {
  const first = sides.a.find(({ key }) => key === a);
  const second = sides.b.find(({ key }) => key === b);
  if (first !== undefined) second?.show(({ versusLook }) => compared([first.key], [], versusLook));
}
