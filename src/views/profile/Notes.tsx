import { Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { t } from '../../../language/t.ts';

/** The limits of a profile's data, near its figures in every view. */
export function Notes({ warnings }: { readonly warnings: readonly string[] }): ReactNode {
  const text = t('{n, plural, one {# note} other {# notes}}', { n: warnings.length });
  return (
    <DialogTrigger>
      <Button className="button flame-button notes__button" aria-label={t('{n, plural, one {# note} other {# notes}} on what the figures leave out', { n: warnings.length })}>
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
