import type { CSSProperties } from 'react';
import './changeBar.css';

/** A change as a bar from the middle: to the left what fell, to the right what rose. `share`: −1…1. */
export function ChangeBar({ share }: { readonly share: number }) {
  if (share === 0 || Number.isNaN(share)) return <span className="change-bar" aria-hidden="true" />;
  const size = Math.min(1, Math.abs(share));
  return (
    <span className="change-bar" aria-hidden="true">
      <span className={share < 0 ? 'change-bar__fill change-bar__fill--less' : 'change-bar__fill'} style={{ '--share': size } as CSSProperties} />
    </span>
  );
}
