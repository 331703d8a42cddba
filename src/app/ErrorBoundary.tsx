import { Component, type ReactNode } from 'react';
import { t } from '../../language/t.ts';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly failed: boolean;
}

/** A plain sentence where a part of the page would otherwise vanish; the rest of the page goes on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="failure card" role="alert">
        <h2>{t('This part of the page stopped working')}</h2>
        <p>
          {t('That is a fault of Gopherscope, not of your file. Your files are still open; trying again keeps them, reloading the page means opening them again.')}
        </p>
        <div className="failure__actions">
          <button type="button" className="button button--strong" onClick={() => this.setState({ failed: false })}>
            {t('Try again')}
          </button>
          <button type="button" className="button" onClick={() => window.location.reload()}>
            {t('Reload the page')}
          </button>
        </div>
      </div>
    );
  }
}
