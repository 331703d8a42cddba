import type { ReactNode } from 'react';
import type { Px } from '../../../workers/api.ts';

const GAP_PX: Px = 14;

interface Props {
  /** The pointer, in the viewport. */
  readonly xPx: Px;
  readonly yPx: Px;
  readonly children: ReactNode;
}

/** Beside the pointer, on the side of it that has more room. */
export function PointerTip({ xPx, yPx, children }: Props): ReactNode {
  const horizontal = xPx > innerWidth / 2 ? { right: innerWidth - xPx + GAP_PX } : { left: xPx + GAP_PX };
  const vertical = yPx > innerHeight / 2 ? { bottom: innerHeight - yPx + GAP_PX } : { top: yPx + GAP_PX };
  return (
    <div className="flame__tip" style={{ ...horizontal, ...vertical }}>
      {children}
    </div>
  );
}
