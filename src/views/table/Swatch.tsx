import type { CSSProperties } from 'react';
import { moduleHue } from '../../charts/flame/moduleColour.ts';
import './figures.css';

/** The colour that the flame graph gives a package. `module`: hash of the package. */
export function Swatch({ module }: { readonly module: number }) {
  return <span className="swatch" style={{ '--hue': moduleHue(module).toFixed(1) } as CSSProperties} aria-hidden="true" />;
}
