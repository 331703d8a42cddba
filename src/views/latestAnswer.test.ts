import { describe, expect, it } from 'vitest';
import { latestAnswer } from './latestAnswer.ts';

/** A worker whose answers come when the test says so. */
function slowWorker() {
  const open = new Map<number, { resolve: (answer: string) => void; reject: (error: unknown) => void }>();
  const asked: number[] = [];
  return {
    asked,
    ask: (question: number): Promise<string> => {
      asked.push(question);
      return new Promise((resolve, reject) => open.set(question, { resolve, reject }));
    },
    async answer(question: number): Promise<void> {
      open.get(question)?.resolve(`answer ${question}`);
      await Promise.resolve();
      await new Promise((done) => setTimeout(done, 0));
    },
    async fail(question: number): Promise<void> {
      open.get(question)?.reject(new Error(`no ${question}`));
      await new Promise((done) => setTimeout(done, 0));
    },
  };
}

function recorded() {
  const answers: string[] = [];
  const errors: string[] = [];
  return {
    answers,
    errors,
    outcome: {
      onAnswer: (answer: string) => void answers.push(answer),
      onError: (error: unknown) => void errors.push(String(error)),
    },
  };
}

describe('latestAnswer', () => {
  it('keeps one question in flight and only the newest waiting', async () => {
    const worker = slowWorker();
    const seen = recorded();
    const latest = latestAnswer(worker.ask, seen.outcome);
    for (const question of [1, 2, 3, 4]) latest.ask(question);
    expect(worker.asked).toEqual([1]);
    await worker.answer(1);
    expect(worker.asked).toEqual([1, 4]);
    expect(seen.answers).toEqual(['answer 1']);
    await worker.answer(4);
    expect(seen.answers).toEqual(['answer 1', 'answer 4']);
  });

  it('asks at once again when idle', async () => {
    const worker = slowWorker();
    const seen = recorded();
    const latest = latestAnswer(worker.ask, seen.outcome);
    latest.ask(1);
    await worker.answer(1);
    latest.ask(2);
    expect(worker.asked).toEqual([1, 2]);
  });

  it('goes on after a question that failed', async () => {
    const worker = slowWorker();
    const seen = recorded();
    const latest = latestAnswer(worker.ask, seen.outcome);
    latest.ask(1);
    latest.ask(2);
    await worker.fail(1);
    expect(seen.errors).toEqual(['Error: no 1']);
    await worker.answer(2);
    expect(seen.answers).toEqual(['answer 2']);
  });

  it('is silent once stopped', async () => {
    const worker = slowWorker();
    const seen = recorded();
    const latest = latestAnswer(worker.ask, seen.outcome);
    latest.ask(1);
    latest.ask(2);
    latest.stop();
    await worker.answer(1);
    latest.ask(3);
    expect(seen.answers).toEqual([]);
    expect(worker.asked).toEqual([1]);
  });
});
