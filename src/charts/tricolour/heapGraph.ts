// The small heap that the animation marks: made up, so that each thing tri-colour marking has to deal with happens once. Places are in
// the picture's own units, 0…120 across and 0…66 down. What is reachable, is so from the roots or from what the program makes during marking.

export interface HeapObject {
  readonly x: number;
  readonly y: number;
  /** Made while the collector marks. */
  readonly isNew?: true;
}

export interface Root {
  readonly kind: 'stack' | 'globals';
  readonly x: number;
  readonly y: number;
  readonly pointsTo: readonly number[];
}

/** Indexes into OBJECTS. */
export type Pointer = readonly [from: number, to: number];

export const OBJECTS: readonly HeapObject[] = [
  // Reachable, by distance from the roots.
  { x: 30, y: 8 }, // 0
  { x: 30, y: 20 }, // 1
  { x: 30, y: 34 }, // 2
  { x: 30, y: 48 }, // 3
  { x: 44, y: 5 }, // 4
  { x: 45, y: 16 }, // 5
  { x: 43, y: 27 }, // 6
  { x: 45, y: 41 }, // 7
  { x: 44, y: 52 }, // 8
  { x: 58, y: 10 }, // 9
  { x: 60, y: 22 }, // 10
  { x: 58, y: 33 }, // 11
  { x: 60, y: 45 }, // 12
  { x: 58, y: 57 }, // 13
  { x: 73, y: 6 }, // 14
  { x: 74, y: 18 }, // 15
  { x: 73, y: 30 }, // 16
  { x: 75, y: 52 }, // 17
  { x: 88, y: 24 }, // 18
  { x: 88, y: 40 }, // 19: the one whose only pointer moves behind the collector's back
  // Unreachable: a chain, a pair that points at each other, one that points into what is alive.
  { x: 90, y: 7 }, // 20
  { x: 102, y: 10 }, // 21
  { x: 113, y: 18 }, // 22
  { x: 100, y: 30 }, // 23
  { x: 112, y: 34 }, // 24
  { x: 74, y: 62 }, // 25
  { x: 90, y: 60 }, // 26
  // Made during marking.
  { x: 16, y: 61, isNew: true }, // 27
  { x: 27, y: 61, isNew: true }, // 28
  { x: 38, y: 62, isNew: true }, // 29
];

export const ROOTS: readonly Root[] = [
  { kind: 'stack', x: 9, y: 12, pointsTo: [0, 1] },
  { kind: 'stack', x: 9, y: 30, pointsTo: [2] },
  { kind: 'globals', x: 9, y: 46, pointsTo: [3] },
];

/** As they are before the cycle. */
export const POINTERS: readonly Pointer[] = [
  [0, 4], [0, 5], [1, 5], [1, 6], [2, 6], [2, 7], [3, 7], [3, 8], [4, 9], [5, 9], [5, 10], [6, 11], [7, 11], [7, 12], [8, 13],
  [9, 14], [10, 15], [10, 16], [11, 16], [12, 17], [13, 17], [15, 18], [17, 19],
  [20, 21], [21, 22], [23, 24], [24, 23], [25, 17], [26, 25],
]; // prettier-ignore

/** The program moves a pointer while marking: it stores it in an object that is black already, and then forgets where it came from. */
export const MOVED = { to: 19, from: 17, into: 2 } as const;

/** Where the new objects hang: in which root. */
export const NEW_OBJECTS: readonly { readonly object: number; readonly root: number }[] = [
  { object: 27, root: 2 },
  { object: 28, root: 2 },
  { object: 29, root: 2 },
];

/** From which objects any root leads to it, before the cycle. */
export function reachableAtFirst(): ReadonlySet<number> {
  const reached = new Set<number>();
  const ahead = ROOTS.flatMap(({ pointsTo }) => pointsTo);
  for (let object = ahead.pop(); object !== undefined; object = ahead.pop()) {
    if (reached.has(object)) continue;
    reached.add(object);
    for (const [from, to] of POINTERS) if (from === object) ahead.push(to);
  }
  return reached;
}
