import { expect, it } from 'vitest';
import { untilAnswered } from './untilAnswered.ts';

it('tells no progress after the answer, nor after a failure', async () => {
  for (const fails of [false, true]) {
    const told: number[] = [];
    const late: ((done: number) => void)[] = [];
    const answer = untilAnswered(
      (onProgress) => {
        late.push(onProgress);
        onProgress(0.5);
        return fails ? Promise.reject(new Error('no')) : Promise.resolve('table');
      },
      (done) => told.push(done),
    );
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
    await (fails ? expect(answer).rejects.toThrow('no') : expect(answer).resolves.toBe('table'));
    for (const tell of late) tell(1);
    expect(told).toEqual([0.5]);
  }
});
