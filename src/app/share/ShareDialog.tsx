import { t } from '../../../language/t.ts';
import { PageDialog } from '../PageDialog.tsx';
import { isStandalone } from '../standalone/isStandalone.ts';
import { LinkPart } from './LinkPart.tsx';
import { SHARE_ROWS, type ShareRowProps } from './shareRows.ts';
import './share.css';

/** The link to what is on screen, what is in it and what is not; and the other ways to give it away. */
export function ShareDialog({ onClose, goTo }: ShareRowProps) {
  return (
    <PageDialog title={t('Share')} width="middle" onClose={onClose}>
      {!isStandalone && <LinkPart />}
      <ul className="share__rows">
        {SHARE_ROWS.map(({ id, Row }) => (
          <Row key={id} onClose={onClose} goTo={goTo} />
        ))}
      </ul>
    </PageDialog>
  );
}
