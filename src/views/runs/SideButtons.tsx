import type { Side } from '../versus/sides.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly name: string;
  readonly side: Side | undefined;
  readonly onSide: (side: Side | undefined) => void;
}

const SIDES: readonly Side[] = ['a', 'b'];

/** Puts a run on one of the sides of a comparison; pressed again, takes it away. */
export function SideButtons({ name, side, onSide }: Props) {
  return (
    <span className="runs__sides">
      {SIDES.map((one) => (
        <button
          key={one}
          type="button"
          className={`runs__side runs__side--${one}`}
          aria-pressed={side === one}
          aria-label={t('{name} on side {side}', { name, side: one.toUpperCase() })}
          title={t('Compare: {side}', { side: one.toUpperCase() })}
          onClick={() => onSide(side === one ? undefined : one)}
        >
          {one.toUpperCase()}
        </button>
      ))}
    </span>
  );
}
