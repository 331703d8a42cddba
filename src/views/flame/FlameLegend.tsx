import type { ReactNode } from 'react';
import type { Origin } from '../../../workers/api.ts';
import type { FlameColour } from '../profile/profileLook.ts';
import { marked, t } from '../../../language/t.ts';

const ORIGIN_WORDS: readonly { readonly origin: Origin; readonly text: string }[] = [
  { origin: 'own', text: marked('own') },
  { origin: 'third party', text: marked('third party') },
  { origin: 'standard library', text: marked('standard library') },
  { origin: 'runtime', text: marked('runtime') },
  { origin: 'foreign', text: marked('not Go') },
  { origin: 'unknown', text: marked('unknown') },
];

/** Whose code it is, in the language that is spoken. */
export function originText(origin: Origin): string {
  return t(ORIGIN_WORDS.find((one) => one.origin === origin)?.text ?? '');
}

/** What the colours of boxes say, where they are not simply one a package. */
export function FlameLegend({ by }: { readonly by: FlameColour }): ReactNode {
  switch (by) {
    case 'package':
      return undefined;
    case 'binary':
      return <p className="flame-legend">{t('One colour a binary: the program itself, and each library.')}</p>;
    case 'origin':
      return (
        <ul className="flame-legend" aria-label={t('Whose code')}>
          {ORIGIN_WORDS.map(({ origin, text }) => (
            <li key={origin} className="flame-legend__one">
              <span className={`flame-legend__swatch flame-legend__swatch--${origin.replace(' ', '-')}`} aria-hidden />
              {t(text)}
            </li>
          ))}
        </ul>
      );
    case 'difference':
      return (
        <p className="flame-legend">
          <span>{t('all fell')}</span>
          <span className="flame-legend__scale" aria-hidden />
          <span>{t('all rose')}</span>
          <span className="flame-legend__formula">
            {t('Colour: sum of a box’s changes ÷ sum of their sizes. Width: sum of the sizes, |profile − base|.')}
          </span>
        </p>
      );
  }
}
