import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { t } from '../../../language/t.ts';

/** The limits of a profile's data, near its figures in every view. */
export function Notes({ warnings }: { readonly warnings: readonly string[] }): ReactNode {
  const text = warnings.length === 1 ? '1 note' : `${warnings.length} notes`;
  return (
    <DialogTrigger>
      <Button className="button flame-button notes__button" aria-label={t('{text} on what the figures leave out', { text })}>
        <Info size={14} aria-hidden /> {text}
      </Button>
      <Popover className="options-popover" placement="bottom start">
        <Dialog className="say-how" aria-label={t('What the figures leave out')}>
          <ul className="notes__list">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
