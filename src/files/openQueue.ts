/** Starts at most `limit` pieces of work at a time, the rest in the order they came. */
export interface OpenQueue {
  /** `start` runs now or later and settles when its place is free again. Returns a function that drops it if it has not begun. */
  add(start: () => Promise<void>): () => void;
}

export function openQueue(limit: number): OpenQueue {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;

  const next = (): void => {
    const start = running < limit ? waiting.shift() : undefined;
    if (start === undefined) return;
    running++;
    const done = (): void => {
      running--;
      next();
    };
    start().then(done, done);
    next();
  };

  return {
    add(start) {
      waiting.push(start);
      next();
      return () => {
        const place = waiting.indexOf(start);
        if (place !== -1) waiting.splice(place, 1);
      };
    },
  };
}
