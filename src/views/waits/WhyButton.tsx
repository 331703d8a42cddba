import { Hourglass } from 'lucide-react';
import type { WaitKind } from '../../../workers/api.ts';
import type { ChangeView } from '../viewState.ts';
import { INITIAL_WAIT_LOOK, type WaitLook } from './waitLook.ts';
import { t } from '../../../language/t.ts';
import '../flame/controls.css';

interface Props {
  /** Empty or absent: all. */
  readonly kinds?: readonly WaitKind[];
  /** Absent: all. */
  readonly group?: WaitLook['group'];
  readonly change: ChangeView;
}

/** From waits that are shown elsewhere to why they were. */
export function WhyButton({ kinds = [], group, change }: Props) {
  return (
    <button type="button" className="button flame-button" title={t('Why they waited: the causes of these waits')} onClick={() => change({ view: 'waits', pin: undefined, waitLook: { ...INITIAL_WAIT_LOOK, kinds, group } }, 'push')}>
      <Hourglass size={14} aria-hidden="true" /> {t('Why')}
    </button>
  );
}
