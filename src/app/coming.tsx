// Components whose code is fetched when they are needed, or a little before. Not React's lazy and Suspense: what they suspend comes
// on screen 0.3 s after its fallback at the earliest, however soon the code is there, and a file is often read faster than that.
import { createElement, type ComponentType, type ReactNode, startTransition, useLayoutEffect, useState } from 'react';

export interface Coming<Props> {
  /** Shows `meanwhile` until the code is there; throws to the boundary around it if it cannot be fetched. */
  readonly View: (props: Props) => ReactNode;
  /** Fetches the code, once. */
  readonly fetch: () => Promise<void>;
}

export function coming<Props extends object>(load: () => Promise<ComponentType<Props>>, meanwhile: ReactNode): Coming<Props> {
  let component: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  let wasShown = false;

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
    const [shows, setShows] = useState(wasShown);
    useLayoutEffect(() => {
      if (shows) return;
      let mounted = true;
      fetch().then(
        () => {
          if (!mounted) return;
          wasShown = true;
          // In slices: the first time a whole view is a long task.
          startTransition(() => setShows(true));
        },
        (error: unknown) => mounted && setFailure(error instanceof Error ? error : new Error(String(error))),
      );
      return () => {
        mounted = false;
      };
    }, [shows]);
    if (failure !== undefined) throw failure;
    return shows && component !== undefined ? createElement(component, props) : meanwhile;
  }

  return { View, fetch };
}
