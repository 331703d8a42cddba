// What a step of the animation is, in a sentence: shown beneath the picture, and its text alternative.
import { t } from '../../../language/t.ts';
import type { MarkingStep } from './markingSteps.ts';

export function stepSentence(step: MarkingStep): string {
  switch (step.step) {
    case 'before':
      return t('Before the cycle: the program runs. Nobody has looked at any object yet: all are white.');
    case 'sweep termination':
      return t('Sweep termination: the world stops for a moment. What the last cycle left unswept is swept, and the write barrier goes on.');
    case 'roots':
      return t('The world goes on, and marking begins: what stacks and globals point to becomes grey, which is to say seen, but not yet looked into.');
    case 'scan':
      return step.by === 'worker'
        ? t('A mark worker looks into a grey object: what it points to becomes grey, and it itself black.')
        : t('A goroutine wants to allocate and is in debt: it has to assist. It looks into a grey object, which becomes black, as a mark worker would.');
    case 'allocate':
      return step.afterAssist
        ? t('Having paid by its assist, the goroutine allocates. What is made during marking is black from the beginning: this cycle keeps it.')
        : t('The program allocates. What is made during marking is black from the beginning: this cycle keeps it.');
    case 'write barrier':
      return t('The program moves a pointer: it stores it in a black object, which nobody looks into again, and forgets where it had it. The write barrier shades what it points to grey, so that it is not lost.');
    case 'mark termination':
      return t('No object is grey any more. Mark termination: the world stops, and marking ends. What is still white is garbage.');
    case 'world goes on':
      return t('The write barrier is off, the next goal is set, the world goes on. What is black stays, and counts as white in the next cycle.');
    case 'free':
      return t('Sweeping: what stayed white is freed while the program runs, a little at a time, as it allocates and in the background.');
    case 'swept':
      return t('All is swept. The heap is what was reachable, and what was made since the cycle began.');
  }
}
