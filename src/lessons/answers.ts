// Whether an answer is right. Pure.
import type { Ns, TimeRange } from '../../workers/api.ts';
import type { Question } from './lesson.ts';

export type Answer =
  | { readonly kind: 'moment'; readonly atNs: Ns }
  | { readonly kind: 'range'; readonly range: TimeRange }
  /** Ids of options. */
  | { readonly kind: 'choice'; readonly chosen: readonly string[] }
  | { readonly kind: 'number'; readonly value: number };

/** An answer of another kind than the question asks for is wrong. */
export function isRight(question: Question, answer: Answer): boolean {
  switch (question.kind) {
    case 'range': {
      const { right, toleranceNs } = question;
      if (answer.kind === 'moment') return right.some(({ startNs, endNs }) => answer.atNs >= startNs - toleranceNs && answer.atNs <= endNs + toleranceNs);
      if (answer.kind !== 'range') return false;
      const { startNs, endNs } = answer.range;
      return right.some((one) => Math.abs(startNs - one.startNs) <= toleranceNs && Math.abs(endNs - one.endNs) <= toleranceNs);
    }
    case 'choice':
      return answer.kind === 'choice' && answer.chosen.length === question.right.length && question.right.every((id) => answer.chosen.includes(id));
    case 'number':
      // A little more than the tolerance, for what binary fractions make of decimal ones.
      return answer.kind === 'number' && Math.abs(answer.value - question.right) <= question.tolerance + Math.abs(question.right) * Number.EPSILON * 4;
  }
}

/** The answer that is shown when somebody asks for it. */
export function rightAnswer(question: Question): Answer {
  switch (question.kind) {
    case 'range':
      return { kind: 'range', range: question.right[0] };
    case 'choice':
      return { kind: 'choice', chosen: question.right };
    case 'number':
      return { kind: 'number', value: question.right };
  }
}

/** A number as people write it, with a point or a comma, perhaps grouped by blanks; undefined: it is none. */
export function readNumber(text: string): number | undefined {
  const written = text.trim().replaceAll(/[\s\u202f]/g, '').replace('−', '-');
  if (!/^-?\d+(?:[.,]\d+)?$/.test(written)) return undefined;
  return Number(written.replace(',', '.'));
}
