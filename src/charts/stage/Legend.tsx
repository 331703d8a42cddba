import { t } from '../../../language/t.ts';

import './legend.css';

export interface LegendEntry {
  /** A colour variable of the theme, e.g. "--stw". */
  readonly colour: string;
  /** Said by the legend: a text of the catalogues, or one that is said already. */
  readonly label: string;
  readonly shape: 'dot' | 'box' | 'line' | 'dashes';
}

/** What the colours of a chart mean. */
export function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul className="legend" aria-label={t('Legend')}>
      {entries.map((entry) => (
        <li className="legend__entry" key={entry.label}>
          <span className={`legend__swatch legend__swatch--${entry.shape}`} style={{ color: `var(${entry.colour})` }} aria-hidden="true" />
          {t(entry.label)}
        </li>
      ))}
    </ul>
  );
}
