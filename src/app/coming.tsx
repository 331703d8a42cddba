// Components whose code is fetched when they are needed, or a little before. Not React's lazy and Suspense: what they suspend comes
// on screen 0.3 s after its fallback at the earliest, however soon the code is there, and a file is often read faster than that.
import { createElement, type ComponentType, type ReactNode, useLayoutEffect, useState } from 'react';

export interface Coming<Props> {
  /** Shows `meanwhile` until the code is there; throws to the boundary around it if it cannot be fetched. */
  readonly View: (props: Props) => ReactNode;
  /** Fetches the code, once. */
  readonly fetch: () => Promise<void>;
}

export function coming<Props extends object>(load: () => Promise<ComponentType<Props>>, meanwhile: ReactNode): Coming<Props> {
  let component: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;

  const fetch = (): Promise<void> =>
    (loading ??= load().then(
      (loaded) => {
        component = loaded;
      },
      (error: unknown) => {
        // Whoever tries again, fetches again.
        loading = undefined;
        throw error;
      },
    ));

  function View(props: Props): ReactNode {
    const [failure, setFailure] = useState<Error | undefined>();
    const [, setLoaded] = useState(component !== undefined);
    useLayoutEffect(() => {
      if (component !== undefined) {
        // It may have come between rendering and here.
        setLoaded(true);
        return;
      }
      let shown = true;
      fetch().then(
        () => shown && setLoaded(true),
        (error: unknown) => shown && setFailure(error instanceof Error ? error : new Error(String(error))),
      );
      return () => {
        shown = false;
      };
    }, []);
    if (failure !== undefined) throw failure;
    return component === undefined ? meanwhile : createElement(component, props);
  }

  return { View, fetch };
}
