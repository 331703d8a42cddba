import type { Ns, Px, WaitCause, WaitDetail } from '../../../workers/api.ts';

export interface ShownPiece {
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** What took most of it. */
  readonly cause: WaitCause;
  readonly stop: number | undefined;
}

/** A piece is at least this wide, or drawn together with its neighbours. */
const LEAST_PX: Px = 3;

/**
 * Pieces without gaps from `startNs` to the last one's end, none narrower than 3 px unless it is a stop of the world: neighbours that are
 * become one, of the cause that has most of it. Neighbours of the same cause, and the same stop, are one anyway.
 */
export function shownPieces(pieces: WaitDetail['pieces'], startNs: Ns, endNs: Ns, widthPx: Px): readonly ShownPiece[] {
  const leastNs = widthPx <= 0 ? 0 : ((endNs - startNs) / widthPx) * LEAST_PX;
  const shown: ShownPiece[] = [];
  let small: ShownPiece[] = [];
  const endSmall = (): void => {
    const one = together(small);
    if (one !== undefined) shown.push(one);
    small = [];
  };
  for (const piece of pieces) {
    const last = small.at(-1) ?? shown.at(-1);
    if (last !== undefined && small.length === 0 && last.cause === piece.cause && last.stop === piece.stop) {
      shown[shown.length - 1] = { ...last, endNs: piece.endNs };
      continue;
    }
    if (piece.stop !== undefined || piece.endNs - piece.startNs >= leastNs) {
      endSmall();
      shown.push(piece);
      continue;
    }
    small.push(piece);
    const [first] = small;
    if (first !== undefined && piece.endNs - first.startNs >= leastNs) endSmall();
  }
  endSmall();
  return shown;
}

function together(small: readonly ShownPiece[]): ShownPiece | undefined {
  const [first] = small;
  const last = small.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const ns = new Map<WaitCause, Ns>();
  for (const { cause, startNs, endNs } of small) ns.set(cause, (ns.get(cause) ?? 0) + endNs - startNs);
  const cause = [...ns].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
  return { startNs: first.startNs, endNs: last.endNs, cause, stop: undefined };
}
