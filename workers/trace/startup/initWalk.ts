// The main goroutine from the recording's beginning until main.main is seen, generation by generation: where it was seen, and what
// kept package init from going on.

import type { Ns } from '../../api.ts';
import { BlockedInit } from './blockedInit.ts';
import type { HeldGeneration } from './heldGeneration.ts';
import { type MainPhases, mainSeen, type MainSeen } from './mainGoroutine.ts';

export class InitWalk {
  readonly phases: MainPhases;
  readonly blocked = new BlockedInit();
  readonly seen: MainSeen[] = [];
  /** Its first event in main.main; undefined: none so far. */
  mainAt: MainSeen | undefined;
  /** Nothing after it was looked at. */
  lookedUntilNs: Ns = 0;

  constructor(phases: MainPhases) {
    this.phases = phases;
  }

  /** Generations in order. */
  add(held: HeldGeneration): void {
    const main = held.main();
    const seen = main < 0 ? [] : mainSeen(held, main);
    this.seen.push(...seen);
    this.mainAt ??= seen.find(({ stack }) => this.phases.of(stack).phase === 'main');
    this.blocked.add(held, main, this.phases, this.mainAt?.atNs);
    this.lookedUntilNs = held.endNs;
  }

  /** Package init is or may be under way. */
  get goesOn(): boolean {
    return this.mainAt === undefined && this.seen.some(({ stack }) => this.phases.of(stack).phase === 'init');
  }
}
