import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { AskProfile, LookedAt } from '../../../workers/api.ts';
import { FLAME_ROOT, type ProfileLook, type TreeOrder } from '../profile/profileLook.ts';
import { openNodesText, readOpenNodes } from './openNodes.ts';
import { TreeLoader, type TreeOnScreen } from './treeLoader.ts';

export interface CallTreeInHand extends TreeOnScreen {
  readonly loader: TreeLoader;
}

/**
 * The call tree of what is looked at. What is open stays open in another order and of another sample type: nodes are the same
 * there. With other options or in another direction they are not: then the component needs another key.
 * @param openText what is open, as openNodes.ts writes it; `onOpenText`: it is this now.
 */
export function useCallTree(ask: AskProfile, lookedAt: LookedAt, direction: ProfileLook['treeOf'], order: TreeOrder, openText: string, onOpenText: (text: string) => void): CallTreeInHand {
  const [loader] = useState(() => new TreeLoader(FLAME_ROOT, readOpenNodes(openText)));
  const looked = JSON.stringify(lookedAt);
  useEffect(() => {
    const of = JSON.parse(looked) as LookedAt;
    loader.look({ ask: (parent, by, from, count) => ask({ ask: 'callTree', ...of, direction, parent, order: by, from, count }), order });
    return () => loader.look(undefined);
  }, [loader, ask, looked, direction, order]);
  const shown = useSyncExternalStore(loader.subscribe, loader.shown);

  /** The last that either side said: the other follows. */
  const said = useRef(openText);
  const tellOpen = useRef(onOpenText);
  useEffect(() => {
    tellOpen.current = onOpenText;
  });
  useEffect(
    () =>
      loader.subscribe(() => {
        // A path that is being opened may be ten thousand deep: it is told once.
        if (loader.shown().opening !== undefined) return;
        const now = openNodesText(loader.opened);
        if (now === said.current) return;
        said.current = now;
        tellOpen.current(now);
      }),
    [loader],
  );
  useEffect(() => {
    if (openText === said.current) return;
    said.current = openText;
    loader.openOnly(readOpenNodes(openText));
  }, [loader, openText]);

  // The nearest error boundary says so.
  if (shown.error !== undefined) throw shown.error.error;
  return { ...shown, loader };
}
