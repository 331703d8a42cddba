import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AskProfile, LookedAt } from '../../../workers/api.ts';
import { FLAME_ROOT, type ProfileLook, type TreeOrder } from '../profile/profileLook.ts';
import { TreeLoader, type TreeOnScreen } from './treeLoader.ts';

export interface CallTreeInHand extends TreeOnScreen {
  readonly loader: TreeLoader;
}

/**
 * The call tree of what is looked at. What is open stays open in another order and of another sample type: nodes are the same
 * there. With other options or in another direction they are not: then the component needs another key.
 */
export function useCallTree(ask: AskProfile, lookedAt: LookedAt, direction: ProfileLook['treeOf'], order: TreeOrder): CallTreeInHand {
  const [loader] = useState(() => new TreeLoader(FLAME_ROOT));
  const looked = JSON.stringify(lookedAt);
  useEffect(() => {
    const of = JSON.parse(looked) as LookedAt;
    loader.look({ ask: (parent, by, from, count) => ask({ ask: 'callTree', ...of, direction, parent, order: by, from, count }), order });
    return () => loader.look(undefined);
  }, [loader, ask, looked, direction, order]);
  const shown = useSyncExternalStore(loader.subscribe, loader.shown);
  // The nearest error boundary says so.
  if (shown.error !== undefined) throw shown.error.error;
  return { ...shown, loader };
}
