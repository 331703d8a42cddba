// A against B: the documents on each side, one sentence, then the evidence for it.
import { Info } from 'lucide-react';
import { useCallback, useMemo, type ReactNode } from 'react';
import type { DocumentFacts } from '../../../workers/api.ts';
import { formatPercent } from '../format.ts';
import type { ViewProps } from '../viewState.ts';
import { CausesBeside } from './CausesBeside.tsx';
import type { Comparables } from './comparables.ts';
import { Curves } from './Curves.tsx';
import type { ComparisonNews } from './followComparison.ts';
import { FunctionsBeside } from './FunctionsBeside.tsx';
import { MetricsTable } from './MetricsTable.tsx';
import { PairsMatrix } from './PairsMatrix.tsx';
import { sidesOf, type Sides } from './sides.ts';
import { SidesBar } from './SidesBar.tsx';
import { Unchosen } from './Unchosen.tsx';
import { useComparison } from './useComparison.ts';
import { VerdictMark } from './VerdictMark.tsx';
import type { VersusLook } from './versusLook.ts';
import { t } from '../../../language/t.ts';
import '../table/tableView.css';
import './versus.css';
import './versusParts.css';
import { Said } from '../../language/Said.tsx';

const NOTHING: Comparables = { own: '', documents: [], coming: [], compare: () => new Promise(() => undefined) };

export function VersusView({ facts, state, change, comparables = NOTHING }: ViewProps<DocumentFacts, unknown>): ReactNode {
  const { versusLook: look } = state;
  const sides = useMemo(() => sidesOf(comparables, look), [comparables, look]);
  const news = useComparison(sides, comparables.compare);
  const onLook = useCallback((patch: Partial<VersusLook>) => change({ versusLook: { ...look, ...patch } }, 'push'), [change, look]);
  const isPaired = sides.a.length > 0 && sides.b.length > 0;
  return (
    <div className="versus">
      <SidesBar comparables={comparables} sides={sides} look={look} onLook={onLook} />
      <Absent sides={sides} onForget={() => onLook({ a: sides.a.map(({ key }) => key), b: sides.b.map(({ key }) => key).filter((key) => key !== comparables.own) })} />
      {!isPaired && <Unchosen comparables={comparables} isComing={sides.coming.length > 0} onLook={onLook} />}
      {isPaired && <Compared news={news} sides={sides} kind={facts.kind} look={look} onLook={onLook} />}
    </div>
  );
}

interface ComparedProps {
  readonly news: ComparisonNews | undefined;
  readonly sides: Sides;
  readonly kind: DocumentFacts['kind'];
  readonly look: VersusLook;
  readonly onLook: (patch: Partial<VersusLook>) => void;
}

function Compared({ news, sides, kind, look, onLook }: ComparedProps): ReactNode {
  const comparison = news?.comparison;
  return (
    <>
      <Progress news={news} />
      {comparison !== undefined && (
        <>
          <section className="versus-head" aria-label={t('What the comparison says')}>
            <p className="versus-head__verdict">
              <VerdictMark verdict={comparison.verdict} size={18} />
            </p>
            <p className="versus-head__line">{comparison.headline}</p>
          </section>
          {comparison.warnings.length > 0 && (
            <ul className="versus-warnings" aria-label={t('What to keep in mind')}>
              {comparison.warnings.map((warning) => (
                <li key={warning} className="versus-warnings__one">
                  <Info size={14} aria-hidden="true" /> <span>{warning}</span>
                </li>
              ))}
            </ul>
          )}
          <MetricsTable comparison={comparison} sides={sides} />
          <Curves comparison={comparison} sides={sides} look={look} onLook={onLook} />
          <CausesBeside comparison={comparison} sides={sides} />
          <FunctionsBeside comparison={comparison} kind={kind} sides={sides} look={look} onLook={onLook} />
          <PairsMatrix comparison={comparison} sides={sides} />
        </>
      )}
    </>
  );
}

/** Never more than there is. */
function share(known: number): string {
  return formatPercent(Math.floor(known * 100) / 100);
}

/** How far it has come, until all is known. */
function Progress({ news }: { readonly news: ComparisonNews | undefined }): ReactNode {
  const text =
    news?.isWhole === true
      ? ''
      : news?.comparison !== undefined
        ? news.known < 1
          ? t('Reading closely, {known}: more figures, causes and functions are to come', { known: share(news.known) })
          : t('Comparing what was read closely…')
        : t('Comparing…');
  return <output className="known-note versus__progress">{text}</output>;
}

/** Files that the comparison should have and that are not there. */
function Absent({ sides: { missing, coming }, onForget }: { readonly sides: Sides; readonly onForget: () => void }): ReactNode {
  return (
    <>
      {coming.length > 0 && <p className="versus__note">{t('Still being read: {files}', { files: coming.join(', ') })}</p>}
      {missing.length > 0 && (
        <p className="versus__note">
          <Said
            message="Not there, or of another kind: <b>{files}</b>. Drop {count, plural, one {it} other {them}} on this page, or <without>compare without</without>."
            values={{ files: missing.join(', '), count: missing.length }}
            tags={{
              without: (inside) => (
                <button type="button" className="link-button" onClick={onForget}>
                  {inside}
                </button>
              ),
            }}
          />
        </p>
      )}
    </>
  );
}
