import type { ReactNode } from 'react';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';
import { formatBytes } from '../../views/format.ts';
import { PageDialog } from '../PageDialog.tsx';
import { answerOffer, type AskedOffer, type OfferAnswer } from './offers.ts';
import { openOffer } from './theOffers.ts';
import { NO_ORIGIN } from './trustedOrigins.ts';
import './embed.css';

function answer(given: OfferAnswer): () => void {
  return () => answerOffer(given, { open: openOffer });
}

function strong(inside: ReactNode): ReactNode {
  return <strong className="offer__word">{inside}</strong>;
}

/** Who wants to open what; nothing is opened before the reader agrees. */
export function OfferDialog({ offer: { origin, title, files } }: { readonly offer: AskedOffer }) {
  const size = formatBytes(files.reduce((sum, file) => sum + file.size, 0));
  const hasOrigin = origin !== NO_ORIGIN;
  return (
    <PageDialog title={t('Another page wants to open a file here')} width="narrow" isQuestion onClose={answer('no')}>
      <div className="offer">
        <p>
          {hasOrigin ? (
            <Said message="<b>{origin}</b> wants to open “<b>{title}</b>” ({size}) here." values={{ origin, title, size }} tags={{ b: strong }} />
          ) : (
            <Said message="A page that does not say where it is from wants to open “<b>{title}</b>” ({size}) here." values={{ title, size }} tags={{ b: strong }} />
          )}
        </p>
        <p className="offer__note">{t('The file is read in this tab. The other page learns nothing of it, nor of anything else that is open here.')}</p>
        <div className="offer__answers">
          <button type="button" className="button button--strong" onClick={answer('open')}>
            {t('Open it')}
          </button>
          {hasOrigin && (
            <button type="button" className="button" onClick={answer('always')}>
              {t('Always from there')}
            </button>
          )}
          <button type="button" className="button" onClick={answer('no')}>
            {t('Do not open')}
          </button>
        </div>
      </div>
    </PageDialog>
  );
}
