import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpenSource, Triaged } from '../../workers/api.ts';
import { triageQueue, type TriageNews } from './triageQueue.ts';

const file = (name: string): { key: string; source: OpenSource } => ({ key: name, source: { from: 'file', file: new Blob(['x']), name } });
const damaged: Triaged = { outcome: 'failed', damage: { what: 'cut-off', message: 'It ends too early.' } };

function scripted(limit: number) {
  const reads: { name: string; done: (outcome: Triaged) => void; fail: () => void }[] = [];
  const news: TriageNews[] = [];
  let readers = 0;
  let closed = 0;
  const triage = triageQueue({
    limit,
    everyMs: 100,
    onNews: (one) => news.push(one),
    startReader: () => {
      readers++;
      return {
        read: ({ name }) => new Promise<Triaged>((done, reject) => reads.push({ name, done, fail: () => reject(new Error('gone')) })),
        close: () => void closed++,
      };
    },
  });
  const names = (): readonly string[] => reads.map(({ name }) => name);
  return { triage, reads, news, names, readers: () => readers, closed: () => closed };
}

describe('looking through many files', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('reads so many at a time, in order, with as many readers, and closes them at the end', async () => {
    const { triage, reads, names, readers, closed } = scripted(2);
    triage.add(['a', 'b', 'c'].map(file));
    expect(names()).toEqual(['a', 'b']);
    reads[0]?.done(damaged);
    await vi.advanceTimersByTimeAsync(0);
    expect(names()).toEqual(['a', 'b', 'c']);
    for (const one of reads) one.done(damaged);
    await vi.advanceTimersByTimeAsync(0);
    expect([readers(), closed()]).toEqual([2, 2]);
  });

  it('tells news in handfuls', async () => {
    const { triage, reads, news } = scripted(2);
    triage.add(['a', 'b', 'c'].map(file));
    reads[0]?.done(damaged);
    await vi.advanceTimersByTimeAsync(99);
    expect(news).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(news.map(({ started, outcomes }) => ({ started, read: [...outcomes.keys()] }))).toEqual([{ started: ['b', 'c'], read: ['a'] }]);
  });

  it('goes on after a reader that failed', async () => {
    const { triage, reads, news, names } = scripted(1);
    triage.add(['a', 'b'].map(file));
    reads[0]?.fail();
    await vi.advanceTimersByTimeAsync(100);
    expect(names()).toEqual(['a', 'b']);
    expect(news[0]?.outcomes.get('a')).toMatchObject({ outcome: 'failed' });
  });

  it('stops, says what was not read, and hears nothing of it any more', async () => {
    const { triage, reads, news, closed } = scripted(1);
    triage.add(['a', 'b', 'c'].map(file));
    reads[0]?.done(damaged);
    await vi.advanceTimersByTimeAsync(100);
    expect(triage.stop()).toEqual(['b', 'c']);
    expect(closed()).toBe(1);
    reads[1]?.done(damaged);
    await vi.advanceTimersByTimeAsync(200);
    expect(news.flatMap(({ outcomes }) => [...outcomes.keys()])).toEqual(['a']);
    triage.add([file('d')]);
    expect(reads.at(-1)?.name).toBe('d');
  });
});
