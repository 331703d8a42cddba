// A line of gctrace taken apart, figure by figure, each with what it measures.

import { marked, t } from '../../../language/t.ts';

export interface GcLinePart {
  /** As it stands in the line. */
  readonly text: string;
  readonly name: string;
  readonly meaning: string;
  /** Which phase of the cycle it belongs to, for its colour. */
  readonly of: 'stop' | 'mark' | 'heap' | 'other';
}

const LINE =
  /gc (\d+) @([\d.]+)s (\d+)%(?: \(checking for goroutine leaks\))?: ([\d.]+)\+([\d.]+)\+([\d.]+) ms clock, ([\d.]+)\+([\d.]+)\/([\d.]+)\/([\d.]+)\+([\d.]+) ms cpu, (\d+)->(\d+)->(\d+) MB, (\d+) MB goal(?:, (\d+) MB stacks, (\d+) MB globals)?, (\d+) P( \(forced\))?/;

/** In the order of the line; undefined: it is no such line. What stands before `gc` is left out. */
export function gcLineParts(line: string): readonly GcLinePart[] | undefined {
  const match = LINE.exec(line);
  if (match === null) return undefined;
  const [, cycle = '', start = '', percent = '', c1 = '', c2 = '', c3 = '', p1 = '', assist = '', background = '', idle = '', p5 = '', h0 = '', h1 = '', h2 = '', goal = '', stacks, globals, procs = '', forced] = match;
  const part = (text: string, name: string, meaning: string, of: GcLinePart['of'] = 'other'): GcLinePart => ({ text, name, meaning, of });
  const roots =
    stacks === undefined || globals === undefined
      ? []
      : [part(`${stacks} MB stacks`, t('stacks'), t('Goroutine stacks to scan; they count for the goal.'), 'heap'), part(`${globals} MB globals`, t('globals'), t('Global variables to scan; they count for the goal, too.'), 'heap')];
  return [
    part(`gc ${cycle}`, t('cycle'), t('The runtime’s number of the cycle, from 1.')),
    part(`@${start}s`, t('begin'), t('Begin of sweep termination, since the runtime was initialised. The line itself is written when marking has ended.')),
    part(`${percent}%`, t('GC’s share'), t('Of all CPU available since the program started, not of this cycle; without idle marking, cut off to a whole percent.')),
    part(c1, t('sweep termination, clock'), t('The first of the two stops of the world: until the last P has halted, what has to be done then, and until all go on.'), 'stop'),
    part(c2, t('concurrent mark, clock'), t('The program runs meanwhile: this is no pause, however long.'), 'mark'),
    part(`${c3} ms clock`, t('mark termination, clock'), t('The second stop, its time to stop included, without starting the world again. Two pauses far apart: nothing waits for their sum.'), 'stop'),
    part(p1, t('sweep termination, CPU'), t('The first stop’s clock × Ps (at most as many as there are CPUs), whatever they would have done.'), 'stop'),
    part(assist, t('mark assists, CPU'), t('Goroutines that had to mark before they could allocate.'), 'mark'),
    part(background, t('background mark, CPU'), t('Dedicated and fractional workers; a quarter of the Ps is what Go aims at.'), 'mark'),
    part(idle, t('idle mark, CPU'), t('Marking on Ps that had nothing else to do: it takes nothing from the program.'), 'mark'),
    part(`${p5} ms cpu`, t('mark termination, CPU'), t('The second stop’s clock × Ps, likewise.'), 'stop'),
    part(`${h0}->`, t('heap at the start'), t('What the last cycle marked and all that was allocated since. MB are MiB here (2²⁰ bytes), cut off.'), 'heap'),
    part(`${h1}->`, t('heap when marking ended'), t('With what was allocated meanwhile.'), 'heap'),
    part(`${h2} MB`, t('marked'), t('What is live after the cycle. The rest up to the figure before is garbage, or newly allocated.'), 'heap'),
    part(`${goal} MB goal`, t('goal'), t('What this cycle aimed to end below: not the next one’s goal.'), 'heap'),
    ...roots,
    part(`${procs} P`, t('Ps'), t('GOMAXPROCS during the cycle.')),
    ...(forced === undefined ? [] : [part('(forced)', t('forced'), t('The program asked for it: runtime.GC, or what calls it.'))]),
  ];
}

/** What holds for all of its figures. */
export const GC_LINE_NOTES: readonly string[] = [
  marked('A duration of 0 means less than 1 µs. Below 10 ms two digits count, from there whole milliseconds: sums may be off by 5 %.'),
  marked('Clock and CPU are different sums: five CPU figures go with three clock figures, because marking is told by who marked.'),
];
