// Answers that only canvases and hit tests need. They follow the moving window without rendering: an answer every few frames,
// and a tree of components rendered for each, would cost more than the picture.
import { useEffect, useState, useSyncExternalStore } from 'react';
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

/**
 * The worker's answers to `questionFor` the live window, asked in steps while it moves and again for every new `questionFor`
 * or `ask`; undefined: nothing to ask. If the worker fails, the nearest error boundary gets the error.
 */
export function useFollowed<Q extends TraceQuestion>(
  ask: AskTrace,
  live: LiveWindow,
  questionFor: (window: TimeRange) => Q | undefined,
): Followed<TraceAnswers[Q['ask']]> {
  const [followed] = useState(followable<TraceAnswers[Q['ask']]>);
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined);

  useEffect(() => {
    const latest = latestAnswer<Q, TraceAnswers[Q['ask']]>(ask, { onAnswer: followed.set, onError: (error) => setFailure({ error }) });
    const askNow = (): void => {
      const question = questionFor(live.range);
      if (question !== undefined) latest.ask(question);
    };
    askNow();
    const stop = followWindow(live, askNow);
    return () => {
      stop();
      latest.stop();
    };
  }, [ask, live, questionFor, followed]);

  if (failure !== undefined) throw failure.error;
  return followed;
}

/** The latest answer for what is rendered, such as tables. */
export function useLatest<A>(followed: Followed<A>): A | undefined {
  return useSyncExternalStore(followed.subscribe, followed.get);
}
