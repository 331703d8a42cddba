import { describe, expect, it } from 'vitest';
import { openQueue } from './openQueue.ts';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('openQueue', () => {
  it('runs so many at a time and the rest in order, failures included', async () => {
    const queue = openQueue(2);
    const started: string[] = [];
    const finish = new Map<string, () => void>();
    const fail = new Map<string, () => void>();
    for (const name of ['a', 'b', 'c', 'd']) {
      queue.add(() => {
        started.push(name);
        return new Promise((resolve, reject) => {
          finish.set(name, resolve);
          fail.set(name, () => reject(new Error(name)));
        });
      });
    }
    expect(started).toEqual(['a', 'b']);
    fail.get('b')?.();
    await turn();
    expect(started).toEqual(['a', 'b', 'c']);
    finish.get('a')?.();
    finish.get('c')?.();
    await turn();
    expect(started).toEqual(['a', 'b', 'c', 'd']);
  });

  it('drops what has not begun', async () => {
    const queue = openQueue(1);
    const started: string[] = [];
    let finishFirst: (() => void) | undefined;
    queue.add(() => {
      started.push('first');
      return new Promise((resolve) => {
        finishFirst = resolve;
      });
    });
    const drop = queue.add(() => {
      started.push('second');
      return Promise.resolve();
    });
    drop();
    finishFirst?.();
    await turn();
    expect(started).toEqual(['first']);
  });
});
