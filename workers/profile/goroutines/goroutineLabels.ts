/** Labels that samples of a goroutine dump carry, by what they tell. A program's own label of such a name is called "name (label)". */
export const GOROUTINE_LABELS = {
  /** As Go numbers them. */
  id: 'id',
  /** State or wait reason, with "(leaked)" and the like. */
  state: 'state',
  /** Whole minutes in that state, a number; the unit is of the same name. */
  minutes: 'minutes',
  /** The function that started it. */
  creator: 'creator',
  /** The goroutine that started it. */
  parent: 'parent',
  /** "thread": locked to its thread. */
  locked: 'locked',
  /** "synctest bubble 3", and what else is told in the brackets. */
  bubble: 'bubble',
} as const;
