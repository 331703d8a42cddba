import { ImageDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { t } from '../../../language/t.ts';

export type PictureForm = 'svg' | 'png';

/** The picture on screen as a file. */
export function PictureMenu({ onSave }: { readonly onSave: (as: PictureForm) => void }): ReactNode {
  return (
    <MenuTrigger>
      <Button className="icon-button icon-button--small" aria-label={t('Save the picture')}>
        <ImageDown size={15} aria-hidden />
      </Button>
      <Popover className="menu-popover" placement="bottom end">
        <Menu className="menu" aria-label={t('Save the picture')} onAction={(key) => onSave(key === 'svg' ? 'svg' : 'png')}>
          <MenuItem id="svg" className="menu__item">
            {t('Save as SVG')}
          </MenuItem>
          <MenuItem id="png" className="menu__item">
            {t('Save as PNG')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
