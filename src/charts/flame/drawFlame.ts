// Draws the visible part of a layout: one pass of boxes, one of names, then the marks of pointer and keyboard. What lies outside
// the viewport is never looked at, so a frame costs what the screen shows.
import type { FlameLayout, Px } from '../../../workers/api.ts';
import type { Pen } from '../pen.ts';
import { boxFill, type ColourBy } from './boxFill.ts';
import type { FlamePalette } from './flamePalette.ts';
import { ROW_PX, rowTopPx, visibleDepths, type Geometry, type ShareWindow } from './geometry.ts';
import { rowSlice, type BoxIndex, type RowIndex } from './rows.ts';

export interface FlamePicture {
  readonly layout: FlameLayout;
  readonly rows: RowIndex;
  readonly geometry: Geometry;
  readonly window: ShareWindow;
  /** By index into `layout.names`: 1 for a match; undefined: no search. */
  readonly matches: Uint8Array | undefined;
  readonly colourBy: ColourBy;
  /** By index into `layout.names`: 1 for the chosen function, whose boxes are marked wherever they are; undefined: none is here. */
  readonly chosen: Uint8Array | undefined;
  /** What stands at the right end of a box beside its name, where both fit. */
  readonly note: ((i: BoxIndex) => string) | undefined;
  readonly hovered: BoxIndex | undefined;
  /** Where the keyboard is; drawn with an outline. */
  readonly cursor: BoxIndex | undefined;
}

const GAP_PX = 1;
const TEXT_PADDING_PX = 4;
const LEAST_NAMED_PX = 28;
const CHOSEN_PX = 3;
/** Notes are figures; a figure is about so wide. Measuring each of them costs more than the room it would save. */
const NOTE_DIGIT_PX = 7;
const NOTE_GAP_PX = 8;
const LEAST_BESIDE_NOTE_PX = 48;
/** Boxes that a search leaves out, and callers of the focus, step back. */
const PALE = 0.45;

export function drawFlame(
  pen: Pen,
  picture: FlamePicture,
  palette: FlamePalette,
  fitName: (name: string, maxPx: Px) => string,
): void {
  const { geometry: g, layout } = picture;
  pen.globalAlpha = 1;
  pen.fillStyle = palette.ground;
  pen.fillRect(0, 0, g.widthPx, g.viewportPx);
  const place = placing(picture);
  const [first, last] = visibleDepths(g);
  const fill = boxFill(layout, picture.colourBy, palette);

  let style = palette.ground;
  let alpha = 1;
  for (let depth = first; depth <= last; depth++) {
    const top = rowTopPx(g, depth);
    const [begin, end] = rowSlice(picture.rows, depth);
    for (let i = begin; i < end; i++) {
      const left = place.left(i, depth);
      const right = place.right(i, depth);
      if (right <= 0 || left >= g.widthPx) continue;
      const matched = isMatch(picture, i);
      const colour = matched ? palette.match : fill(i, depth);
      const wanted = !matched && (picture.matches !== undefined || depth < layout.focus.depth) ? PALE : 1;
      if (colour !== style) pen.fillStyle = style = colour;
      if (wanted !== alpha) pen.globalAlpha = alpha = wanted;
      // A gap on the right keeps neighbours of one module apart; a box of a pixel or two gives half of it up.
      const width = right - left;
      pen.fillRect(left, top, width > 3 ? width - GAP_PX : Math.max(width - GAP_PX / 2, GAP_PX / 2), ROW_PX - GAP_PX);
    }
  }
  pen.globalAlpha = 1;
  drawChosen(pen, picture, palette, place);
  drawNames(pen, picture, palette, fitName, place);
  drawMarks(pen, picture, palette, place);
}

function drawNames(
  pen: Pen,
  picture: FlamePicture,
  palette: FlamePalette,
  fitName: (name: string, maxPx: Px) => string,
  place: Placing,
): void {
  const { geometry: g, layout, rows } = picture;
  pen.font = palette.font;
  pen.textBaseline = 'middle';
  const [first, last] = visibleDepths(g);
  let style = '';
  let font = palette.font;
  for (let depth = first; depth <= last; depth++) {
    const middle = rowTopPx(g, depth) + (ROW_PX - GAP_PX) / 2 + 0.5;
    const [begin, end] = rowSlice(rows, depth);
    for (let i = begin; i < end; i++) {
      // A box that reaches beyond the left edge is named where it comes into sight.
      const left = Math.max(0, place.left(i, depth));
      const room = Math.min(g.widthPx, place.right(i, depth)) - left;
      if (room < LEAST_NAMED_PX) continue;
      const note = picture.note?.(i) ?? '';
      const notePx = note === '' ? 0 : note.length * NOTE_DIGIT_PX + NOTE_GAP_PX;
      // The name comes first: a note needs room beside a name that has enough of it.
      const isNoted = notePx > 0 && room >= notePx + LEAST_BESIDE_NOTE_PX;
      const text = fitName(layout.names[layout.name[i] ?? -1] ?? '', room - GAP_PX - 2 * TEXT_PADDING_PX - (isNoted ? notePx : 0));
      if (text === '') continue;
      const ink = isMatch(picture, i)
        ? palette.matchInk
        : depth === 0 || depth < layout.focus.depth || picture.matches !== undefined
          ? palette.rootInk
          : palette.ink;
      if (ink !== style) pen.fillStyle = style = ink;
      const wanted = layout.inlined[i] === 1 ? palette.inlinedFont : palette.font;
      if (wanted !== font) pen.font = font = wanted;
      pen.fillText(text, left + TEXT_PADDING_PX, middle);
      if (!isNoted) continue;
      pen.textAlign = 'right';
      pen.fillText(note, left + room - GAP_PX - TEXT_PADDING_PX, middle);
      pen.textAlign = 'left';
    }
  }
}

/** A bar along the lower edge: it shows on any fill, and leaves the outline to the keyboard. */
function drawChosen(pen: Pen, { geometry: g, layout, rows, chosen }: FlamePicture, palette: FlamePalette, place: Placing): void {
  if (chosen === undefined) return;
  pen.fillStyle = palette.rootInk;
  const [first, last] = visibleDepths(g);
  for (let depth = first; depth <= last; depth++) {
    const bottom = rowTopPx(g, depth) + ROW_PX - GAP_PX;
    const [begin, end] = rowSlice(rows, depth);
    for (let i = begin; i < end; i++) {
      if (chosen[layout.name[i] ?? -1] !== 1) continue;
      const left = place.left(i, depth);
      const right = place.right(i, depth);
      if (right <= 0 || left >= g.widthPx) continue;
      pen.fillRect(left, bottom - CHOSEN_PX, Math.max(right - left - GAP_PX, GAP_PX), CHOSEN_PX);
    }
  }
}

function drawMarks(pen: Pen, picture: FlamePicture, palette: FlamePalette, place: Placing): void {
  const { geometry: g, layout, hovered, cursor } = picture;
  if (hovered !== undefined) {
    const depth = layout.depth[hovered] ?? 0;
    const left = place.left(hovered, depth);
    pen.fillStyle = palette.hover;
    pen.fillRect(left, rowTopPx(g, depth), place.right(hovered, depth) - left - GAP_PX, ROW_PX - GAP_PX);
  }
  if (cursor !== undefined) {
    const depth = layout.depth[cursor] ?? 0;
    const left = place.left(cursor, depth);
    pen.strokeStyle = palette.focus;
    pen.lineWidth = 2;
    const width = Math.max(place.right(cursor, depth) - left - GAP_PX, 2);
    pen.strokeRect(left + 1, rowTopPx(g, depth) + 1, Math.max(width - 2, 1), ROW_PX - GAP_PX - 2);
  }
}

interface Placing {
  readonly left: (i: BoxIndex, depth: number) => Px;
  readonly right: (i: BoxIndex, depth: number) => Px;
}

/**
 * Horizontal place of boxes under the picture's window, on whole pixels so that edges are crisp and neighbours share theirs.
 * The focus's callers span the picture whatever the window is.
 */
function placing({ layout, geometry, window: shown }: FlamePicture): Placing {
  const scale = geometry.widthPx / (shown.right - shown.left);
  return {
    left: (i, depth) => (depth < layout.focus.depth ? 0 : Math.round(((layout.x[i] ?? 0) - shown.left) * scale)),
    right: (i, depth) =>
      depth < layout.focus.depth
        ? geometry.widthPx
        : Math.round(((layout.x[i] ?? 0) + (layout.width[i] ?? 0) - shown.left) * scale),
  };
}

function isMatch({ layout, matches }: FlamePicture, i: BoxIndex): boolean {
  return matches !== undefined && matches[layout.name[i] ?? -1] === 1;
}
