// The heap after some of the steps. Pure: the steps are walked from the first, which is cheap for a few dozen of them, so that one can go back.
import { MOVED, OBJECTS, POINTERS, ROOTS, type Pointer } from './heapGraph.ts';
import type { MarkingStep } from './markingSteps.ts';

/**
 * white: not seen by this cycle; what is white when marking ends is garbage. grey: seen, but not yet looked into. black: looked into; all it points to
 * has been seen. none: not made yet, or swept.
 */
export type Colour = 'none' | 'white' | 'grey' | 'black';

export interface Colouring {
  /** By object. */
  readonly colours: readonly Colour[];
  readonly pointers: readonly Pointer[];
  /** What roots point to besides, by the program's doing. */
  readonly newRoots: readonly { readonly root: number; readonly object: number }[];
  readonly worldStopped: boolean;
  readonly writeBarrier: boolean;
  /** What the last step was about. */
  readonly touched: number | undefined;
  readonly counts: Readonly<Record<Exclude<Colour, 'none'>, number>>;
}

export function colouringAfter(steps: readonly MarkingStep[], place: number): Colouring {
  const colours = OBJECTS.map((object): Colour => (object.isNew === true ? 'none' : 'white'));
  const newRoots: { root: number; object: number }[] = [];
  let pointers = POINTERS;
  let worldStopped = false;
  let writeBarrier = false;
  let touched: number | undefined;
  const shade = (object: number): void => {
    if (colours[object] === 'white') colours[object] = 'grey';
  };
  for (const step of steps.slice(0, place + 1)) {
    touched = undefined;
    switch (step.step) {
      case 'before':
      case 'swept':
        break;
      case 'sweep termination':
        worldStopped = true;
        writeBarrier = true;
        break;
      case 'roots':
        worldStopped = false;
        for (const { pointsTo } of ROOTS) pointsTo.forEach(shade);
        break;
      case 'scan':
        for (const [from, to] of pointers) if (from === step.object) shade(to);
        colours[step.object] = 'black';
        touched = step.object;
        break;
      case 'allocate':
        colours[step.object] = 'black';
        newRoots.push({ root: step.root, object: step.object });
        touched = step.object;
        break;
      case 'write barrier':
        shade(MOVED.to);
        pointers = [...pointers.filter(([from, to]) => !(from === MOVED.from && to === MOVED.to)), [MOVED.into, MOVED.to]];
        touched = MOVED.to;
        break;
      case 'mark termination':
        worldStopped = true;
        break;
      case 'world goes on':
        worldStopped = false;
        writeBarrier = false;
        break;
      case 'free':
        colours[step.object] = 'none';
        touched = step.object;
        break;
    }
  }
  const count = (colour: Colour): number => colours.filter((one) => one === colour).length;
  const seen = pointers.filter(([from, to]) => colours[from] !== 'none' && colours[to] !== 'none');
  return { colours, pointers: seen, newRoots, worldStopped, writeBarrier, touched, counts: { white: count('white'), grey: count('grey'), black: count('black') } };
}
