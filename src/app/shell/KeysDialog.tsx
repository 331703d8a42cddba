import { Fragment } from 'react';
import { PageDialog } from '../PageDialog.tsx';
import { KEY_GROUPS } from './keys.ts';
import { t } from '../../../language/t.ts';

/** Every key the page listens to. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <PageDialog title={t('Keys')} width="wide" onClose={onClose}>
      <div className="keys__groups">
        {KEY_GROUPS.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="keys__heading">{t(title)}</h3>
            <dl className="keys__list">
              {keys.map(({ press, does }) => (
                <div key={does} className="keys__one">
                  <dt>
                    {press.map((key, place) => (
                      <Fragment key={key}>
                        {place > 0 && ' '}
                        <kbd>{key}</kbd>
                      </Fragment>
                    ))}
                  </dt>
                  <dd>{t(does)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </PageDialog>
  );
}
