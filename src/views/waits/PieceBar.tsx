// A wait from its beginning to its end: what stood in the way at each moment. Pieces too short for a pixel are drawn as one; stops are always
// seen.
import { useRef, useState, type KeyboardEvent } from 'react';
import { WAIT_CAUSES, type Ns, type WaitDetail } from '../../../workers/api.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { formatNs } from '../format.ts';
import { CAUSE_FILLS, CAUSE_LOOKS } from './causeLook.ts';
import { shownPieces, type ShownPiece } from './shownPieces.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly pieces: WaitDetail['pieces'];
  readonly startNs: Ns;
  readonly endNs: Ns;
  readonly onPiece: (piece: ShownPiece) => void;
}

export function PieceBar({ pieces, startNs, endNs, onPiece }: Props) {
  const host = useRef<HTMLDivElement | null>(null);
  const { widthPx } = useSizePx(host);
  const [cursor, setCursor] = useState(0);
  const spanNs = Math.max(1, endNs - startNs);
  const shown = shownPieces(pieces, startNs, endNs, widthPx);
  const stop = Math.min(cursor, shown.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    event.currentTarget.querySelectorAll('button')[Math.min(Math.max(stop + by, 0), shown.length - 1)]?.focus();
  };
  return (
    <div className="piece-bar">
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons are what is focused; the arrow keys walk them */}
      <div className="piece-bar__track" ref={host} role="toolbar" aria-label={t('The wait from its beginning to its end')} onKeyDown={onKeyDown}>
        {shown.map((piece, nth) => {
          const words = t('{cause}, {length}, {after} after it began', { cause: t(CAUSE_LOOKS[piece.cause].name), length: formatNs(piece.endNs - piece.startNs), after: formatNs(piece.startNs - startNs) });
          return (
            <button
              key={piece.startNs}
              type="button"
              className={`piece-bar__piece ${CAUSE_FILLS[WAIT_CAUSES.indexOf(piece.cause)]}`}
              style={{ flexGrow: (piece.endNs - piece.startNs) / spanNs }}
              aria-label={piece.stop === undefined ? t('{piece}. Show it on the timeline', { piece: words }) : t('{piece}. Show the stop', { piece: words })}
              title={words}
              tabIndex={nth === stop ? 0 : -1}
              onFocus={() => setCursor(nth)}
              onClick={() => onPiece(piece)}
            />
          );
        })}
      </div>
      <p className="piece-bar__ends" aria-hidden="true">
        <span>{t('runnable')}</span>
        <span>{t('+{time} running', { time: formatNs(endNs - startNs) })}</span>
      </p>
    </div>
  );
}
