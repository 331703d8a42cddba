/**
 * Asks with a listener for progress that hears nothing once the answer is there. A worker's progress comes by a channel of its own, and the
 * last of it may come after the answer; whoever is told "done" and then "writing" would wait for ever.
 */
export async function untilAnswered<Answer>(ask: (onProgress: (done: number) => void) => Promise<Answer>, onProgress: (done: number) => void): Promise<Answer> {
  let isAnswered = false;
  try {
    return await ask((done) => {
      if (!isAnswered) onProgress(done);
    });
  } finally {
    isAnswered = true;
  }
}
