import { X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { t } from '../../../language/t.ts';
import { isStandalone } from '../standalone/isStandalone.ts';
import { LinkPart } from './LinkPart.tsx';
import { SHARE_ROWS, type ShareRowProps } from './shareRows.ts';
import '../dialog.css';
import './share.css';

/** The link to what is on screen, what is in it and what is not; and the other ways to give it away. */
export function ShareDialog({ onClose, goTo }: ShareRowProps) {
  return (
    <ModalOverlay className="modal-overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal share__modal">
        <Dialog className="share">
          <div className="share__top">
            <Heading slot="title" className="share__title">
              {t('Share')}
            </Heading>
            <Button slot="close" className="icon-button" aria-label={t('Close')}>
              <X size={16} aria-hidden="true" />
            </Button>
          </div>
          {!isStandalone && <LinkPart />}
          {SHARE_ROWS.length > 0 && (
            <ul className="share__rows">
              {SHARE_ROWS.map(({ id, Row }) => (
                <Row key={id} onClose={onClose} goTo={goTo} />
              ))}
            </ul>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
