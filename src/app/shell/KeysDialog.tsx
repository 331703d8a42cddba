import { X } from 'lucide-react';
import { Fragment } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { KEY_GROUPS } from './keys.ts';
import { t } from '../../../language/t.ts';

/** Every key the page listens to. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <ModalOverlay className="modal-overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal">
        <Dialog className="keys">
          <div className="keys__top">
            <Heading slot="title" className="keys__title">
              {t('Keys')}
            </Heading>
            <Button slot="close" className="icon-button" aria-label={t('Close')}>
              <X size={16} aria-hidden="true" />
            </Button>
          </div>
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
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
