import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { t } from '../../language/t.ts';
import './dialog.css';

interface Props {
  readonly title: string;
  readonly width: 'narrow' | 'middle' | 'wide';
  /** It has to be answered: a press beside it does not close it, and nothing at its top does. */
  readonly isQuestion?: boolean;
  /** Asked to close: by Escape, its button, or a press beside it. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What holds the page until it is closed. Its title is its name. */
export function PageDialog({ title, width, isQuestion = false, onClose, children }: Props) {
  return (
    <ModalOverlay className="modal-overlay" isOpen isDismissable={!isQuestion} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className={`modal modal--${width}`}>
        <Dialog className="dialog" role={isQuestion ? 'alertdialog' : 'dialog'}>
          <div className="dialog__top">
            <Heading slot="title" className="dialog__title">
              {title}
            </Heading>
            {!isQuestion && (
              <Button slot="close" className="icon-button" aria-label={t('Close')}>
                <X size={16} aria-hidden="true" />
              </Button>
            )}
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
