import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ChangeView } from '../viewState.ts';
import { t } from '../../../language/t.ts';
import './detail.css';

interface Props {
  /** What kind of thing is pinned. */
  readonly kind: string;
  /** What it is called; undefined while it is being looked up. */
  readonly title: string | undefined;
  readonly change: ChangeView;
  readonly children?: ReactNode;
}

/** The panel around what is pinned. */
export function DetailFrame({ kind, title, change, children }: Props) {
  return (
    <aside className="detail" aria-label={t('Detail')}>
      <header className="detail__top">
        <div className="detail__names">
          <p className="detail__kind">{kind}</p>
          <h2 className="detail__title" title={title}>
            {title ?? t('Looking it up…')}
          </h2>
        </div>
        <button
          type="button"
          className="icon-button"
          aria-label={t('Close the detail')}
          title={t('Close ( Esc )')}
          onClick={() => change({ pin: undefined }, 'push')}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      <div className="detail__body">{children}</div>
    </aside>
  );
}

/** Where a link, or a file that has changed, pins something the file does not hold. */
export function NoSuchThing({ kind, change }: { readonly kind: string; readonly change: ChangeView }) {
  return (
    <DetailFrame kind={kind} title={t('Not in this file')} change={change}>
      <p>{t('The link that led here was made for another file, or this part of it could not be read.')}</p>
    </DetailFrame>
  );
}

interface FieldProps {
  readonly label: string;
  /** The unrounded value, for the tooltip. */
  readonly exact?: string;
  readonly children: ReactNode;
}

export function Fields({ children }: { readonly children: ReactNode }) {
  return <dl className="detail__fields">{children}</dl>;
}

export function Field({ label, exact, children }: FieldProps) {
  return (
    <div className="detail__field">
      <dt>{label}</dt>
      <dd title={exact}>{children}</dd>
    </div>
  );
}

export function Section({ title, action, children }: { readonly title: string; readonly action?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="detail__section">
      <div className="detail__section-top">
        <h3 className="detail__heading">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}
