import { describe, expect, it } from 'vitest';
import type { OpenOptions } from '../../workers/api.ts';
import { SpareWorker, type StartedWorker } from './spareWorker.ts';

/** A page whose idle time comes when the test says so, and workers that note what is asked of them. */
function idlePage() {
  const waiting: (() => void)[] = [];
  const started: { readonly warmed: OpenOptions[]; fail: () => void; tidied: number; readonly started: StartedWorker }[] = [];
  const start = (): StartedWorker => {
    const worker = new EventTarget();
    const warmed: OpenOptions[] = [];
    const one = {
      warmed,
      tidied: 0,
      fail: () => worker.dispatchEvent(new Event('error')),
      started: {
        worker,
        remote: {
          tidy: () => {
            one.tidied++;
            return Promise.resolve();
          },
          warmUp: (options: OpenOptions) => {
            warmed.push(options);
            return Promise.resolve();
          },
        },
      } as unknown as StartedWorker,
    };
    started.push(one);
    return one.started;
  };
  const idle = (): void => waiting.splice(0).forEach((run) => run());
  return { spare: new SpareWorker(start, (run) => waiting.push(run)), started, idle };
}

describe('the spare worker', () => {
  it('is started once, when the page is idle, and warmed up', () => {
    const { spare, started, idle } = idlePage();
    spare.prepare({ threads: 3 });
    spare.prepare({ threads: 3 });
    expect(started).toHaveLength(0);
    idle();
    expect(started).toHaveLength(1);
    expect(started[0]).toMatchObject({ warmed: [{ threads: 3 }], tidied: 1 });
    spare.prepare({ threads: 3 });
    idle();
    expect(started).toHaveLength(1);
  });

  it('belongs to who takes it; the next one is another', () => {
    const { spare, started, idle } = idlePage();
    spare.prepare({});
    idle();
    expect(spare.take()).toBe(started[0]?.started);
    spare.prepare({});
    idle();
    expect(spare.take()).toBe(started[1]?.started);
    expect(spare.take()).toBe(started[2]?.started);
    expect(started[2]?.warmed).toEqual([]);
  });

  it('is not started behind the back of a file that came first', () => {
    const { spare, started, idle } = idlePage();
    spare.prepare({});
    expect(spare.take()).toBe(started[0]?.started);
    idle();
    expect(started).toHaveLength(1);
  });

  it('that fails to start is forgotten', () => {
    const { spare, started, idle } = idlePage();
    spare.prepare({});
    idle();
    started[0]?.fail();
    expect(spare.take()).toBe(started[1]?.started);
  });

  it('tidies up after documents that were closed', () => {
    const { spare, started, idle } = idlePage();
    spare.tidy();
    spare.prepare({});
    idle();
    spare.tidy();
    expect(started[0]?.tidied).toBe(2);
  });
});
