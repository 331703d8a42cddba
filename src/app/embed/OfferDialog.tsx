import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';
import { formatBytes } from '../../views/format.ts';
import { answerOffer, type AskedOffer, type OfferAnswer } from './offers.ts';
import { openOffer } from './theOffers.ts';
import { NO_ORIGIN } from './trustedOrigins.ts';
import '../dialog.css';
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
    <ModalOverlay className="modal-overlay" isOpen onOpenChange={(isOpen) => !isOpen && answer('no')()}>
      <Modal className="modal modal--offer">
        <Dialog className="offer" role="alertdialog">
          <Heading slot="title" className="offer__title">
            {t('Another page wants to open a file here')}
          </Heading>
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
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
