// One question in flight, the newest one queued, the rest forgotten: a drag asks sixty times a second, the worker answers as
// fast as it can, and no answer arrives after a later one.

export interface LatestAnswer<Q> {
  /** Asks now, or as soon as the question in flight is answered; replaces a question that still waits. */
  ask(question: Q): void;
  /** Nothing is reported after this, not even what is in flight. */
  stop(): void;
}

export interface Outcome<Q, A> {
  readonly onAnswer: (answer: A, question: Q) => void;
  readonly onError: (error: unknown, question: Q) => void;
}

/** Reports outcomes in the order the questions were asked. */
export function latestAnswer<Q, A>(ask: (question: Q) => Promise<A>, outcome: Outcome<Q, A>): LatestAnswer<Q> {
  let inFlight = false;
  let queued: { readonly question: Q } | undefined;
  let stopped = false;

  const send = async (question: Q): Promise<void> => {
    inFlight = true;
    try {
      const answer = await ask(question);
      if (!stopped) outcome.onAnswer(answer, question);
    } catch (error) {
      if (!stopped) outcome.onError(error, question);
    }
    inFlight = false;
    const next = queued;
    queued = undefined;
    if (next !== undefined && !stopped) void send(next.question);
  };

  return {
    ask(question) {
      if (stopped) return;
      if (inFlight) queued = { question };
      else void send(question);
    },
    stop() {
      stopped = true;
      queued = undefined;
    },
  };
}
