import type { ReactNode } from 'react';
import { t } from '../../../language/t.ts';

interface FigureProps {
  readonly label: string;
  readonly value: string;
  /** The unrounded value, for the tooltip. */
  readonly exact?: string | undefined;
  /** What stands beside the figure in small print. */
  readonly note?: string | undefined;
  /** Where the figure comes from; says where it leads, as the end of "Show …". */
  readonly leads?: { readonly to: string; readonly go: () => void } | undefined;
}

/** One large figure; pressed, it leads to the view that shows it. */
export function BigFigure({ label, value, exact, note, leads }: FigureProps) {
  const content = (
    <>
      <span className="overview-figure__label">{label}</span>
      <span className="overview-figure__value">{value}</span>
      {note !== undefined && <span className="overview-figure__note">{note}</span>}
    </>
  );
  return leads === undefined ? (
    <div className="overview-figure card" title={exact}>
      {content}
    </div>
  ) : (
    <button type="button" className="overview-figure overview-figure--leads card" title={tip(exact, leads.to)} onClick={leads.go}>
      {content}
    </button>
  );
}

/** A line of a list of figures. */
export function FigureLine({ label, value, exact, note, leads }: FigureProps) {
  return (
    <div className="overview-figures__line">
      <dt>{label}</dt>
      <dd>
        {leads === undefined ? (
          <span title={exact}>{value}</span>
        ) : (
          <button type="button" className="link-button" title={tip(exact, leads.to)} onClick={leads.go}>
            {value}
          </button>
        )}
        {note !== undefined && <span className="overview-figures__note"> {note}</span>}
      </dd>
    </div>
  );
}

/** A titled card, of one column, of two where there are three, or of all. */
export function OverviewCard({ title, width, children }: { readonly title: string; readonly width?: 'two' | 'all'; readonly children: ReactNode }) {
  return (
    <section className={width === undefined ? 'overview__card card' : `overview__card overview__card--${width} card`}>
      <h2 className="overview__heading">{title}</h2>
      {children}
    </section>
  );
}

function tip(exact: string | undefined, to: string): string {
  return exact === undefined ? t('Show {to}', { to }) : t('{exact}. Show {to}', { exact, to });
}
