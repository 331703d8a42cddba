// Widths of texts without asking the canvas for each: a table of advances, filled as characters are met. Kerning is left out,
// which makes a text at most a fraction of a pixel wider than it is drawn.
import type { MeasureText } from './shortName.ts';

export function createTextMeasure(ctx: { measureText(text: string): { readonly width: number } }): MeasureText {
  const advancePx = new Map<string, number>();
  return (text) => {
    let sum = 0;
    for (const character of text) {
      let width = advancePx.get(character);
      if (width === undefined) {
        width = ctx.measureText(character).width;
        advancePx.set(character, width);
      }
      sum += width;
    }
    return sum;
  };
}

/** Measures in a CSS font (`12px sans-serif`) on a canvas of its own. */
export function measureIn(font: string): MeasureText {
  const ctx = document.createElement('canvas').getContext('2d');
  if (ctx === null) return (text) => text.length * 7;
  ctx.font = font;
  return createTextMeasure(ctx);
}
