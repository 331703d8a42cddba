// The fields of an address that say which lesson is beside the view. Decoding never throws; what is malformed is as if it had not been written.

/** What the panel of lessons shows. */
export interface LessonPlace {
  /** Its folder in `public/lessons/`; undefined: the list of lessons. */
  readonly lesson: string | undefined;
  /** undefined: where the reader was, or the first. */
  readonly step: string | undefined;
}

const LIST = '*';
const ID = /^[a-z0-9-]{1,80}$/;

/** undefined: there is no such panel. */
export function encodeLesson(place: LessonPlace | undefined): readonly [string, string][] {
  if (place === undefined) return [];
  const lesson: [string, string] = ['lesson', place.lesson ?? LIST];
  return place.step === undefined || place.lesson === undefined ? [lesson] : [lesson, ['step', place.step]];
}

export function decodeLesson(fields: URLSearchParams): LessonPlace | undefined {
  const lesson = fields.get('lesson') ?? '';
  if (lesson === LIST) return { lesson: undefined, step: undefined };
  if (!ID.test(lesson)) return undefined;
  const step = fields.get('step') ?? '';
  return { lesson, step: ID.test(step) ? step : undefined };
}
