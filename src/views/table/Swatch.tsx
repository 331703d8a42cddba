import type { CSSProperties } from 'react';
import { ORIGINS, type Origin } from '../../../workers/api.ts';
import { moduleHue } from '../../charts/flame/moduleColour.ts';
import { originText } from '../flame/FlameLegend.tsx';
import './figures.css';

interface Props {
  /** Hash of the package. */
  readonly module: number;
  /** Whose code it is, as an index into ORIGINS, where the flame graph is coloured by that. */
  readonly origin?: number | undefined;
}

const ORIGIN_CLASSES: Readonly<Record<Origin, string>> = {
  unknown: 'swatch swatch--unknown',
  runtime: 'swatch swatch--runtime',
  'standard library': 'swatch swatch--standard',
  'third party': 'swatch swatch--third-party',
  own: 'swatch swatch--own',
  foreign: 'swatch swatch--foreign',
};

/** The colour that the flame graph gives a function: of its package, or by whose code it is. */
export function Swatch({ module, origin }: Props) {
  if (origin === undefined) return <span className="swatch" style={{ '--hue': moduleHue(module).toFixed(1) } as CSSProperties} aria-hidden="true" />;
  const whose = ORIGINS[origin] ?? 'unknown';
  return <span className={ORIGIN_CLASSES[whose]} title={originText(whose)} />;
}
