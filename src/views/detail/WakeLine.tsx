import type { Wake } from '../../../workers/api.ts';
import { exactNs, formatMoment } from '../format.ts';
import type { ChangeView } from '../viewState.ts';
import { goroutineTitle } from './GoroutineLink.tsx';
import { t } from '../../../language/t.ts';

interface Props {
  readonly wake: Wake;
  /** Whose side of it is told: who did it, or whom it made go on. */
  readonly tell: 'by' | 'woken';
  readonly change: ChangeView;
}

/** One end of a wake; pressed, it is what that goroutine did then. */
export function WakeLine({ wake, tell, change }: Props) {
  const { by, woken, atNs, what, reason } = wake;
  const who = tell === 'by' ? by : woken;
  if (who === undefined) return <>{t('the runtime (a timer or the network)')}</>;
  const at = formatMoment(atNs, 1000);
  return (
    <>
      <button type="button" className="link-button" onClick={() => change({ pin: { pin: 'stretch', goroutine: who.goroutine, atNs } }, 'push')}>
        {goroutineTitle(who)}
      </button>{' '}
      <span className="detail__share" title={exactNs(atNs)}>
        {tell === 'by' ? t('at {at}', { at }) : what === 'create' ? t('created, at {at}', { at }) : reason === '' ? t('unblocked, at {at}', { at }) : t('from {reason}, at {at}', { reason, at })}
      </span>
    </>
  );
}
