import { expect, it } from 'vitest';
import { decodeLesson, encodeLesson, type LessonPlace } from './lessonFields.ts';

const roundTrip = (place: LessonPlace | undefined): LessonPlace | undefined => decodeLesson(new URLSearchParams(encodeLesson(place).map((field) => [...field])));

it('says which lesson is beside the view, and at which step', () => {
  expect(encodeLesson({ lesson: 'gc-cycle', step: 'mark' })).toEqual([['lesson', 'gc-cycle'], ['step', 'mark']]);
  for (const place of [undefined, { lesson: undefined, step: undefined }, { lesson: 'gc-cycle', step: undefined }, { lesson: 'gc-cycle', step: 'mark' }]) expect(roundTrip(place)).toEqual(place);
});

it('takes nothing for a lesson that could be a path', () => {
  for (const lesson of ['', '../gc', 'a/b', 'A', '%2e', 'x'.repeat(81)]) expect(decodeLesson(new URLSearchParams([['lesson', lesson]]))).toBeUndefined();
  expect(decodeLesson(new URLSearchParams('lesson=gc&step=../x'))).toEqual({ lesson: 'gc', step: undefined });
});
