import type { CSSProperties } from 'react';
import './figures.css';

/** A share of 1 as a bar; what is below zero (a difference) is hatched. For the eye only: the figure stands beside it. */
export function ShareBar({ share }: { readonly share: number }) {
  const length = Number.isFinite(share) ? Math.min(1, Math.abs(share)) : 0;
  return (
    <span className="share-bar" aria-hidden="true">
      <span className={share < 0 ? 'share-bar__fill share-bar__fill--less' : 'share-bar__fill'} style={{ '--share': length.toFixed(4) } as CSSProperties} />
    </span>
  );
}
