import { useEffect, useRef, useState } from 'react';
import type {
  AskFindings,
  AskGc,
  AskLog,
  AskPauses,
  AskProfile,
  AskTrace,
  FindingAnswers,
  FindingQuestion,
  GcAnswers,
  GcQuestion,
  LogAnswers,
  LogQuestion,
  PauseAnswers,
  PauseQuestion,
  ProfileAnswers,
  ProfileQuestion,
  TraceAnswers,
  TraceQuestion,
} from '../../workers/api.ts';
import { latestAnswer, type LatestAnswer } from './latestAnswer.ts';

export interface Answered<A> {
  readonly answer: A;
}

interface Settled extends Answered<unknown> {
  /** `ask` of the question this answers: an answer of another shape must never be handed out. */
  readonly ask: string;
}

type Question = TraceQuestion | ProfileQuestion | LogQuestion;

interface Asking {
  readonly ask: unknown;
  readonly latest: LatestAnswer<Question>;
}

/**
 * The worker's latest answer to `question`, by its content (an equal question is not asked again). While a newer one is being
 * computed the last answer to the same kind of question stays; undefined before the first, or while there is no question.
 * A new `ask` (more of the file has arrived) asks again. If the worker fails, the nearest error boundary gets the error.
 */
export function useAnswer<Q extends TraceQuestion>(ask: AskTrace, question: Q | undefined): TraceAnswers[Q['ask']] | undefined;
export function useAnswer<Q extends ProfileQuestion>(ask: AskProfile, question: Q | undefined): ProfileAnswers[Q['ask']] | undefined;
export function useAnswer<Q extends LogQuestion>(ask: AskLog, question: Q | undefined): LogAnswers[Q['ask']] | undefined;
export function useAnswer<Q extends GcQuestion>(ask: AskGc, question: Q | undefined): GcAnswers[Q['ask']] | undefined;
export function useAnswer<Q extends PauseQuestion>(ask: AskPauses, question: Q | undefined): PauseAnswers[Q['ask']] | undefined;
export function useAnswer<Q extends FindingQuestion>(ask: AskFindings, question: Q | undefined): FindingAnswers[Q['ask']] | undefined;
export function useAnswer(ask: unknown, question: Question | undefined): unknown {
  return useAnswered(ask as AskTrace, question as TraceQuestion | undefined)?.answer;
}

/** As useAnswer, for questions to which "there is no such thing" is an answer: undefined only while none has come. */
export function useAnswered<Q extends TraceQuestion>(ask: AskTrace, question: Q | undefined): Answered<TraceAnswers[Q['ask']]> | undefined;
export function useAnswered<Q extends ProfileQuestion>(ask: AskProfile, question: Q | undefined): Answered<ProfileAnswers[Q['ask']]> | undefined;
export function useAnswered<Q extends LogQuestion>(ask: AskLog, question: Q | undefined): Answered<LogAnswers[Q['ask']]> | undefined;
export function useAnswered<Q extends GcQuestion>(ask: AskGc, question: Q | undefined): Answered<GcAnswers[Q['ask']]> | undefined;
export function useAnswered<Q extends PauseQuestion>(ask: AskPauses, question: Q | undefined): Answered<PauseAnswers[Q['ask']]> | undefined;
export function useAnswered<Q extends FindingQuestion>(ask: AskFindings, question: Q | undefined): Answered<FindingAnswers[Q['ask']]> | undefined;
export function useAnswered(ask: unknown, question: Question | undefined): Answered<unknown> | undefined {
  const [settled, setSettled] = useState<Settled | undefined>(undefined);
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined);
  const asking = useRef<Asking | undefined>(undefined);
  const newest = useRef(question);
  const key = question === undefined ? undefined : JSON.stringify(question);

  useEffect(() => {
    newest.current = question;
  });

  useEffect(() => {
    if (key === undefined || newest.current === undefined) return;
    let current = asking.current;
    if (current === undefined || current.ask !== ask) {
      current?.latest.stop();
      const latest = latestAnswer<Question, unknown>(ask as (question: Question) => Promise<unknown>, {
        onAnswer: (answer, answered) => setSettled({ ask: answered.ask, answer }),
        onError: (error) => setFailure({ error }),
      });
      current = { ask, latest };
      asking.current = current;
    }
    current.latest.ask(newest.current);
  }, [ask, key]);

  useEffect(
    () => () => {
      asking.current?.latest.stop();
      asking.current = undefined;
    },
    [],
  );

  if (failure !== undefined) throw failure.error;
  return question !== undefined && settled?.ask === question.ask ? settled : undefined;
}
