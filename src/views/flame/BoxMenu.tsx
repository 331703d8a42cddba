import { useRef, type ReactNode } from 'react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { MenuPlace } from '../../charts/flame/FlameCanvas.tsx';
import type { BoxDeed, DeedWords } from './boxDeeds.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly name: string;
  readonly at: MenuPlace;
  readonly deeds: readonly DeedWords[];
  readonly onDeed: (deed: BoxDeed) => void;
  readonly onClose: () => void;
}

/** What can be done with a box, at the place where it was asked for. */
export function BoxMenu({ name, at, deeds, onDeed, onClose }: Props): ReactNode {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className="box-menu__anchor" style={{ left: at.xPx, top: at.yPx }} />
      <Popover
        className="menu-popover"
        aria-label={t('What can be done with {name}', { name })}
        triggerRef={anchor}
        isOpen
        onOpenChange={(isOpen) => !isOpen && onClose()}
        placement="bottom start"
      >
        <Menu
          className="menu"
          aria-label={name}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu that was opened takes the focus
          autoFocus="first"
          onAction={(key) => {
            const done = deeds.find(({ deed }) => deed === key)?.deed;
            onClose();
            if (done !== undefined) onDeed(done);
          }}
        >
          {deeds.map(({ deed, text, key }) => (
            <MenuItem key={deed} id={deed} className="menu__item box-menu__item" textValue={t(text)}>
              <span>{t(text)}</span>
              <kbd className="box-menu__key" aria-hidden>
                {key}
              </kbd>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </>
  );
}
