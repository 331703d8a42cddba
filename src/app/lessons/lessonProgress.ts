// How far the reader has come in each lesson; remembered in this browser.
import { createStore } from 'zustand/vanilla';
import { afterAnswer, afterStep, readProgress, type Outcome, type Progress } from '../../lessons/progress.ts';
import { remember, rememberedText } from '../remembered.ts';

const KEY = 'gopherscope.lessons';

export const progressStore = createStore<Progress>(() => readProgress(rememberedText(KEY)));

export function noteStep(lesson: string, step: string): void {
  keep(afterStep(progressStore.getState(), lesson, step));
}

export function noteAnswer(lesson: string, step: string, outcome: Outcome | undefined): void {
  keep(afterAnswer(progressStore.getState(), lesson, step, outcome));
}

/** As if the lesson had never been opened; undefined: all of them. */
export function forgetProgress(lesson?: string): void {
  const { [lesson ?? '']: _, ...others } = progressStore.getState();
  keep(lesson === undefined ? {} : others);
}

function keep(progress: Progress): void {
  if (progress === progressStore.getState()) return;
  progressStore.setState(progress, true);
  remember(KEY, JSON.stringify(progress));
}
