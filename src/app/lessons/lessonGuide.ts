// What a lesson marks on charts, and what it asks to be pressed there. The panel sets it; the window around the views hands it to them.
import { createStore } from 'zustand/vanilla';
import { NO_GUIDE, type StageGuide } from '../../charts/stage/guide.ts';

export const lessonGuide = createStore<StageGuide>(() => NO_GUIDE);

export function guide(patch: Partial<StageGuide>): void {
  lessonGuide.setState(patch);
}
