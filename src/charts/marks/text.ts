// Text that is known to fit before it is drawn.
import type { Px } from '../../../workers/api.ts';
import type { Pen } from '../pen.ts';

const widths = new Map<string, Px>();
const REMEMBERED = 4096;

/** Width of `text` in the pen's font. Measuring is the dear part of a label, so widths are remembered. */
export function textWidth(pen: Pen, text: string): Px {
  const key = `${pen.font}\n${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size >= REMEMBERED) widths.clear();
    width = pen.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

/** `text`, or its beginning with an ellipsis, or '' when fewer than three letters fit. */
export function fitText(pen: Pen, text: string, roomPx: Px): string {
  const width = textWidth(pen, text);
  if (width <= roomPx) return text;
  let keep = Math.floor((text.length * roomPx) / width) - 1;
  while (keep >= 3) {
    const cut = `${text.slice(0, keep)}…`;
    if (textWidth(pen, cut) <= roomPx) return cut;
    keep--;
  }
  return '';
}
