// What the labels of a group's samples say of it: states, waits, creators, ids, and the program's own labels.
import type { GoroutineStackGroup } from '../../api.ts';
import type { ProfileColumns, ProfileStrings } from '../columns.ts';
import { GOROUTINE_LABELS } from './goroutineLabels.ts';

const MOST_IDS = 100;
const MOST_LABELS = 20;
/** Distinct labels of a group that are counted; those beyond are not told. */
const MOST_COUNTED = 10_000;

type Told = Pick<GoroutineStackGroup, 'states' | 'createdBy' | 'longestWaitMinutes' | 'medianWaitMinutes' | 'labels' | 'ids'>;

export class GroupSigns {
  readonly #profile: ProfileColumns;
  readonly #values: ProfileColumns['values'][number];
  /** Position of each of GOROUTINE_LABELS' keys by string position; absent: a label of the program's. */
  readonly #ours = new Map<number, keyof typeof GOROUTINE_LABELS>();
  readonly #isOurs = new Map<number, boolean>();
  readonly isDump: boolean;

  constructor(profile: ProfileColumns, values: ProfileColumns['values'][number]) {
    this.#profile = profile;
    this.#values = values;
    this.isDump = isDump(profile);
  }

  /** @param samples of one group. */
  of(samples: Iterable<number>): Told {
    const { labels, strings } = this.#profile;
    const states = new Map<number, number>();
    const creators = new Map<number, number>();
    const minutes = new Map<number, number>();
    const others = new Map<string, { key: string; text: string; goroutines: number }>();
    const ids: string[] = [];
    let counted = 0;
    for (const sample of samples) {
      const goroutines = Number(this.#values[sample]);
      counted += goroutines;
      let waited = 0;
      const end = labels?.start[sample + 1] ?? 0;
      for (let at = labels?.start[sample] ?? 0; at < end; at++) {
        if (labels === undefined) break;
        const key = labels.key[at];
        const text = labels.text[at];
        switch (this.#ourKey(key)) {
          case 'id':
            if (ids.length < MOST_IDS) ids.push(strings.get(text));
            break;
          case 'state':
            states.set(text, (states.get(text) ?? 0) + goroutines);
            break;
          case 'minutes':
            waited = Number(labels.number[at]);
            break;
          case 'creator':
            creators.set(text, (creators.get(text) ?? 0) + goroutines);
            break;
          case 'parent':
            break;
          case 'locked':
          case 'bubble':
          case undefined:
            this.#count(others, at, goroutines);
        }
      }
      minutes.set(waited, (minutes.get(waited) ?? 0) + goroutines);
    }
    const [creator] = [...creators].toSorted(([, a], [, b]) => b - a).at(0) ?? [];
    const waits = [...minutes].toSorted(([a], [b]) => a - b);
    return {
      states: this.isDump ? byNumber(states, strings) : undefined,
      createdBy: creator === undefined ? undefined : strings.get(creator),
      longestWaitMinutes: this.isDump ? waits.at(-1)?.[0] : undefined,
      medianWaitMinutes: this.isDump ? medianOf(waits, counted) : undefined,
      labels: [...others.values()].toSorted((a, b) => b.goroutines - a.goroutines).slice(0, MOST_LABELS),
      ids,
    };
  }

  /** Of all samples: how many goroutines are in each state, most first; empty: the file does not tell. */
  allStates(): readonly { readonly state: string; readonly goroutines: number }[] {
    const { labels, samples, strings } = this.#profile;
    if (labels === undefined || !this.isDump) return [];
    const states = new Map<number, number>();
    for (let sample = 0; sample < samples; sample++) {
      for (let at = labels.start[sample]; at < labels.start[sample + 1]; at++) {
        if (this.#ourKey(labels.key[at]) !== 'state') continue;
        states.set(labels.text[at], (states.get(labels.text[at]) ?? 0) + Number(this.#values[sample]));
      }
    }
    return byNumber(states, strings);
  }

  #ourKey(key: number): keyof typeof GOROUTINE_LABELS | undefined {
    if (!this.isDump) return undefined;
    if (!this.#isOurs.has(key)) {
      const text = this.#profile.strings.get(key);
      const [name] = Object.entries(GOROUTINE_LABELS).find(([, label]) => label === text) ?? [];
      this.#isOurs.set(key, name !== undefined);
      if (name !== undefined) this.#ours.set(key, name as keyof typeof GOROUTINE_LABELS);
    }
    return this.#ours.get(key);
  }

  #count(others: Map<string, { key: string; text: string; goroutines: number }>, at: number, goroutines: number): void {
    const { labels, strings } = this.#profile;
    if (labels === undefined) return;
    const position = `${labels.key[at]} ${labels.text[at]} ${labels.text[at] === 0 ? labels.number[at] : ''}`;
    const known = others.get(position);
    if (known !== undefined) known.goroutines += goroutines;
    else if (others.size < MOST_COUNTED) {
      const text = labels.text[at] === 0 ? `${labels.number[at]}${strings.get(labels.unit[at])}` : strings.get(labels.text[at]);
      others.set(position, { key: strings.get(labels.key[at]), text, goroutines });
    }
  }
}

function byNumber(states: ReadonlyMap<number, number>, strings: ProfileStrings): readonly { readonly state: string; readonly goroutines: number }[] {
  return [...states].map(([text, goroutines]) => ({ state: strings.get(text), goroutines })).toSorted((a, b) => b.goroutines - a.goroutines);
}

/** Dumps label every sample with its id first and its state second; no other profile does. */
function isDump({ labels, samples, strings }: ProfileColumns): boolean {
  if (labels === undefined || samples === 0 || labels.start[1] < 2) return false;
  return strings.get(labels.key[0]) === GOROUTINE_LABELS.id && strings.get(labels.key[1]) === GOROUTINE_LABELS.state;
}

/** The lower one of an even number. @param waits by minutes, with how many. */
function medianOf(waits: readonly (readonly [number, number])[], counted: number): number | undefined {
  let passed = 0;
  for (const [minutes, goroutines] of waits) {
    passed += goroutines;
    if (passed * 2 >= counted) return minutes;
  }
  return undefined;
}
