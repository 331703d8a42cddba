import { WAIT_CAUSES, type CauseSums, type Comparison, type WaitKind } from '../../../workers/api.ts';
import { exactNs, formatNs } from '../format.ts';
import { CauseBar } from '../waits/CauseBar.tsx';
import { CAUSE_FILLS, CAUSE_LOOKS } from '../waits/causeLook.ts';
import { waitsOf } from './evidence.ts';
import type { Side, Sides } from './sides.ts';
import { changeText } from './versusWords.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly comparison: Comparison;
  readonly sides: Sides;
}

interface Both {
  readonly a: CauseSums;
  readonly b: CauseSums;
}

/** What a goroutine waited for a P because of, on average, side by side. Nothing of what is no trace. */
export function CausesBeside({ comparison: { startCauses, waitCauses }, sides }: Props) {
  if (startCauses === undefined && waitCauses === undefined) return undefined;
  return (
    <section className="versus-part" aria-labelledby="versus-causes">
      <div className="versus-part__bar">
        <h2 id="versus-causes" className="versus-part__title">
          {t('Why goroutines waited')}
        </h2>
        <span className="table-view__note">{t('Average waiting for a P, by cause')}</span>
      </div>
      <div className="versus-causes">
        {startCauses !== undefined && <Causes title={t('A start: from creation to the first run')} both={startCauses} kinds={['created']} sides={sides} />}
        {waitCauses !== undefined && <Causes title={t('Any wait: from runnable to running')} both={waitCauses} kinds={[]} sides={sides} />}
      </div>
    </section>
  );
}

function Causes({ title, both, kinds, sides }: { readonly title: string; readonly both: Both; readonly kinds: readonly WaitKind[]; readonly sides: Sides }) {
  const sums = { a: sumOf(both.a), b: sumOf(both.b) };
  const most = Math.max(sums.a, sums.b);
  const told = WAIT_CAUSES.map((cause, place) => ({ cause, place, a: both.a[place] ?? 0, b: both.b[place] ?? 0 })).filter(({ a, b }) => a > 0 || b > 0);
  const lead = (side: Side, ns: number) => {
    const [first] = sides[side];
    return first === undefined ? (
      formatNs(ns)
    ) : (
      <button type="button" className="link-button" title={t('{exact}: why goroutines waited in {key}', { exact: exactNs(Math.round(ns)), key: first.key })} onClick={() => first.show(() => waitsOf(kinds))}>
        {formatNs(ns)}
      </button>
    );
  };
  return (
    <div className="versus-causes__kind">
      <h3 className="versus-causes__title">{title}</h3>
      {(['a', 'b'] as const).map((side) => (
        <div key={side} className="versus-causes__bar">
          <span className="versus-causes__side">{side.toUpperCase()}</span>
          <CauseBar causes={both[side]} length={most === 0 ? 0 : sums[side] / most} />
        </div>
      ))}
      <table className="versus-table versus-table--small">
        <caption className="visually-hidden">{t('{title}, by cause', { title })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('Cause')}</th>
            <th scope="col" className="versus-table__number">
              A
            </th>
            <th scope="col" className="versus-table__number">
              B
            </th>
            <th scope="col" className="versus-table__number">
              {t('Change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {told.map(({ cause, place, a, b }) => (
            <tr key={cause} title={t(CAUSE_LOOKS[cause].meaning)}>
              <th scope="row">
                <span className={`cause-key ${CAUSE_FILLS[place]}`} aria-hidden="true" />
                {t(CAUSE_LOOKS[cause].name)}
              </th>
              <td className="versus-table__number">{lead('a', a)}</td>
              <td className="versus-table__number">{lead('b', b)}</td>
              <td className="versus-table__number">{a === 0 ? t('new') : changeText((b - a) / a)}</td>
            </tr>
          ))}
          <tr className="versus-table__sum">
            <th scope="row">{t('Together')}</th>
            <td className="versus-table__number">{lead('a', sums.a)}</td>
            <td className="versus-table__number">{lead('b', sums.b)}</td>
            <td className="versus-table__number">{sums.a === 0 ? '–' : changeText((sums.b - sums.a) / sums.a)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function sumOf(causes: CauseSums): number {
  return causes.reduce((sum, ns) => sum + ns, 0);
}
