// Answers that only canvases and hit tests need. They follow the moving window without rendering: an answer every few frames,
// and a tree of components rendered for each, would cost more than the picture.
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { AskTrace, TimeRange, TraceAnswers, TraceQuestion } from '../../../workers/api.ts';
import { followWindow } from '../../charts/window/followWindow.ts';
import type { LiveWindow } from '../../charts/window/liveWindow.ts';
import { latestAnswer } from '../latestAnswer.ts';

export interface Followed<A> {
  /** The latest answer; the last one stays while the next is computed. undefined: none yet. */
  readonly get: () => A | undefined;
  readonly subscribe: (listener: () => void) => () => void;
}

interface Followable<A> extends Followed<A> {
  readonly set: (answer: A) => void;
}

function followable<A>(): Followable<A> {
  const listeners = new Set<() => void>();
  let latest: A | undefined;
  return {
    get: () => latest,
    set(answer) {
      latest = answer;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** While something is missing in an answer, it is asked for again. */
export const ASK_AGAIN_MS = 150;

const nothingMissing = (): boolean => false;

/**
 * The worker's answers to `questionFor` the live window, asked in steps while it moves and again for every new `questionFor`
 * or `ask`, and while the answer `isMissing` something; undefined: nothing to ask. One question at a time, however often
 * `questionFor` changes. If the worker fails, the nearest error boundary gets the error.
 */
export function useFollowed<Q extends TraceQuestion>(
  ask: AskTrace,
  live: LiveWindow,
  questionFor: (window: TimeRange) => Q | undefined,
  isMissing?: (answer: TraceAnswers[Q['ask']]) => boolean,
): Followed<TraceAnswers[Q['ask']]>;
/** `ask`: of any source, the same function as long as it answers the same. */
export function useFollowed<Q, A>(
  ask: (question: Q) => Promise<A>,
  live: LiveWindow,
  questionFor: (window: TimeRange) => Q | undefined,
  isMissing?: (answer: A) => boolean,
): Followed<A>;
export function useFollowed<Q, A>(
  ask: (question: Q) => Promise<A>,
  live: LiveWindow,
  questionFor: (window: TimeRange) => Q | undefined,
  isMissing: (answer: A) => boolean = nothingMissing,
): Followed<A> {
  const [followed] = useState(followable<A>);
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined);
  const newest = useRef(questionFor);
  const askNow = useRef<() => void>(undefined);

  useEffect(() => {
    let again: ReturnType<typeof setTimeout> | undefined;
    const latest = latestAnswer<Q, A>(ask, {
      onAnswer(answer) {
        followed.set(answer);
        clearTimeout(again);
        if (isMissing(answer)) again = setTimeout(now, ASK_AGAIN_MS);
      },
      onError: (error) => setFailure({ error }),
    });
    const now = (): void => {
      const question = newest.current(live.range);
      if (question !== undefined) latest.ask(question);
    };
    askNow.current = now;
    now();
    const stop = followWindow(live, now);
    return () => {
      clearTimeout(again);
      askNow.current = undefined;
      stop();
      latest.stop();
    };
  }, [ask, live, followed, isMissing]);

  useEffect(() => {
    if (newest.current === questionFor) return;
    newest.current = questionFor;
    askNow.current?.();
  }, [questionFor]);

  if (failure !== undefined) throw failure.error;
  return followed;
}

/** The latest answer for what is rendered, such as tables. */
export function useLatest<A>(followed: Followed<A>): A | undefined {
  return useSyncExternalStore(followed.subscribe, followed.get);
}

/** What is made of answers, once for each; `make`: the same function as long as it makes the same. */
export function useMade<A, B>(followed: Followed<A>, make: (answer: A) => B): Followed<B> {
  const made = useRef<{ readonly of: A; readonly by: (answer: A) => B; readonly value: B } | undefined>(undefined);
  const get = useCallback((): B | undefined => {
    const of = followed.get();
    if (of === undefined) return undefined;
    if (made.current?.of !== of || made.current.by !== make) made.current = { of, by: make, value: make(of) };
    return made.current.value;
  }, [followed, make]);
  return useMemo(() => ({ get, subscribe: followed.subscribe }), [get, followed]);
}
