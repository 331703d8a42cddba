import { ArrowLeftRight } from 'lucide-react';
import type { ComparableDocument, Comparables } from './comparables.ts';
import { comparableWith } from './comparables.ts';
import { exchange, type Side, type Sides } from './sides.ts';
import { SidePicker } from './SidePicker.tsx';
import type { VersusLook } from './versusLook.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly comparables: Comparables;
  readonly sides: Sides;
  readonly look: VersusLook;
  readonly onLook: (patch: Partial<VersusLook>) => void;
}

/** Who is compared with whom, how to change it, and the way to each of them. */
export function SidesBar({ comparables, sides, look, onLook }: Props) {
  const { own, documents } = comparables;
  const others = comparableWith(comparables);
  const itself = documents.filter(({ key }) => key === own);
  const beside = sides.b.filter(({ key }) => key !== own).map(({ key }) => key);
  return (
    <div className="versus-sides">
      <SideCard side="a" documents={sides.a}>
        <SidePicker
          label={t('Compare with (A)')}
          text={sides.a.length === 0 ? t('Compare with…') : t('Change')}
          choices={[...others, ...itself]}
          chosen={sides.a.map(({ key }) => key)}
          onChoose={(a) => onLook({ a })}
        />
      </SideCard>
      <button type="button" className="button flame-button versus-sides__exchange" disabled={sides.a.length === 0} title={t('What was A becomes B, and comes on screen')} onClick={() => exchange(sides, look)}>
        <ArrowLeftRight size={14} aria-hidden="true" /> {t('Exchange')}
      </button>
      <SideCard side="b" documents={sides.b}>
        {others.length > 0 && <SidePicker label={t('Further runs of this side (B)')} text={t('Further runs')} choices={others} chosen={beside} onChoose={(b) => onLook({ b })} />}
      </SideCard>
    </div>
  );
}

function SideCard({ side, documents, children }: { readonly side: Side; readonly documents: readonly ComparableDocument[]; readonly children: React.ReactNode }) {
  return (
    <div className="versus-side">
      <SideKey side={side} />
      <span className="versus-side__names">
        {documents.length === 0 && <span className="table-view__note">{t('nothing chosen yet')}</span>}
        {documents.map(({ key, show }, place) => (
          <span key={key}>
            {place > 0 && ', '}
            <button type="button" className="link-button versus-side__name" title={t('Overview of {key}', { key })} onClick={() => show(() => ({ view: 'overview' }))}>
              {key}
            </button>
          </span>
        ))}
      </span>
      {children}
    </div>
  );
}

/** The side's letter with a piece of its line. */
export function SideKey({ side }: { readonly side: Side }) {
  return (
    <span className={`side-key side-key--${side}`}>
      <svg className="side-key__line" width="22" height="8" aria-hidden="true">
        <line className={`curve-line curve-line--${side}`} x1="0" x2="22" y1="4" y2="4" />
      </svg>
      {side.toUpperCase()}
    </span>
  );
}
