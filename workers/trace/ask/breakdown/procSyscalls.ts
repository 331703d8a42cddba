// System calls as long as they kept their P: a call may go on long after the P was taken away, which stretches do not tell.

import type { TimeRange } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import type { SyscallPiece } from '../../closeup/stretchFilter.ts';
import type { IndexedGeneration } from '../../index/indexedGeneration.ts';
import { lanePieces } from '../../index/laneSlices.ts';
import { KIND_MASK, SPAN } from '../../index/slice.ts';

/** Of a P of the trace, within a generation, which has its detail, and the range. */
export function procSyscalls(trace: CloseTrace, proc: number, { fromNs, lastNs }: IndexedGeneration, range: TimeRange): readonly SyscallPiece[] {
  const { index } = trace;
  const startNs = Math.max(fromNs, range.startNs);
  const endNs = Math.min(lastNs, range.endNs);
  const found: SyscallPiece[] = [];
  const add = (sinceNs: number, untilNs: number, goroutine: number, name: number): void => {
    const ns = Math.min(untilNs, endNs) - Math.max(sinceNs, startNs);
    if (ns > 0) found.push({ sinceNs, ns, goroutine, name });
  };
  for (const piece of lanePieces(trace, proc, startNs, endNs)) {
    if (piece.what === 'single') {
      if (piece.kind === SPAN.syscall) add(piece.startNs, piece.endNs, index.outlived.goroutine[piece.outlived], index.outlived.name[piece.outlived]);
      continue;
    }
    const { generation, rows, from, to } = piece;
    for (let row = from; row < to; row++) {
      if ((rows.kindAndThread[row] & KIND_MASK) !== SPAN.syscall) continue;
      const local = rows.goroutine[row];
      add(rows.startNs[row], rows.endNs[row], index.goroutineNumber(generation, local), generation.maps.texts[generation.detail?.goroutines.name[local] ?? 0]);
    }
  }
  return found;
}
