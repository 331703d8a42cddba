import { t } from '../../../language/t.ts';
import type { GoroutineRef } from '../../../workers/api.ts';
import type { ChangeView } from '../viewState.ts';

export function goroutineTitle({ id, name }: GoroutineRef): string {
  return name === '' ? t('Goroutine {id}', { id }) : `${name} (G${id})`;
}

/** A goroutine that is named somewhere; pressed, it is pinned itself. */
export function GoroutineLink({ of, change }: { readonly of: GoroutineRef; readonly change: ChangeView }) {
  return (
    <button type="button" className="link-button" onClick={() => change({ pin: { pin: 'goroutine', goroutine: of.goroutine } }, 'push')}>
      {goroutineTitle(of)}
    </button>
  );
}
