// Gradients of style sheets, which a page uses for hatches, bars and scales, drawn with a pen. As far as the page has them: linear ones, of
// colours that the browser tells as rgb(); what is no such gradient is left out.
import type { Px } from '../../../workers/api.ts';
import { channels } from '../palette.ts';
import type { Pen } from '../pen.ts';

export interface Gradient {
  readonly isRepeating: boolean;
  /** As in CSS: 0 is upwards, 90 to the right. */
  readonly angleDegrees: number;
  readonly stops: readonly GradientStop[];
}

interface GradientStop {
  readonly colour: string;
  /** A length in px or a share of the line; undefined: between its neighbours. */
  readonly at: { readonly px: Px } | { readonly share: number } | undefined;
}

export interface Box {
  readonly left: Px;
  readonly top: Px;
  readonly width: Px;
  readonly height: Px;
}

const SIDES: Readonly<Record<string, number>> = { 'to top': 0, 'to right': 90, 'to bottom': 180, 'to left': 270 };
const DOWN = 180;

/** Of a computed `background-image`, the lowest layer first; with each its part of the box, as `background-size` and `-position` tell it. */
export function gradientLayers(image: string, size: string, position: string, box: Box): readonly { readonly gradient: Gradient; readonly box: Box }[] {
  const [sizes, positions] = [apart(size), apart(position)];
  const layers = apart(image).flatMap((layer, at) => {
    const gradient = readGradient(layer);
    return gradient === undefined ? [] : [{ gradient, box: partOf(box, sizes[at % sizes.length] ?? 'auto', positions[at % positions.length] ?? '0% 0%') }];
  });
  return layers.toReversed();
}

export function readGradient(layer: string): Gradient | undefined {
  const [, repeating, inside] = /^(repeating-)?linear-gradient\((.*)\)$/s.exec(layer) ?? [];
  if (inside === undefined) return undefined;
  const [first = '', ...rest] = apart(inside);
  const angle = SIDES[first] ?? (/^-?[\d.]+deg$/.test(first) ? Number.parseFloat(first) : undefined);
  const stops = (angle === undefined ? [first, ...rest] : rest).flatMap(readStop);
  return stops.length < 2 ? undefined : { isRepeating: repeating !== undefined, angleDegrees: angle ?? DOWN, stops };
}

/** "red 2px 4px" are two. */
function readStop(text: string): readonly GradientStop[] {
  const [, colour = '', places = ''] = /^(.*?)((?:\s+-?[\d.]+(?:px|%))*)$/s.exec(text) ?? [];
  const at = places.trim() === '' ? [] : places.trim().split(/\s+/);
  if (at.length === 0) return [{ colour, at: undefined }];
  return at.map((place) => ({ colour, at: place.endsWith('%') ? { share: Number.parseFloat(place) / 100 } : { px: Number.parseFloat(place) } }));
}

/** Parts of one colour, along the line of `linePx`; what is transparent is left out. A change from one colour to another is cut into steps. */
export function bandsOf({ isRepeating, stops }: Gradient, linePx: Px): readonly { readonly fromPx: Px; readonly toPx: Px; readonly colour: string }[] {
  const places = placesOf(stops, linePx);
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  const period = last - first;
  const out: { fromPx: Px; toPx: Px; colour: string }[] = [];
  const add = (from: Px, to: Px, colour: string): void => {
    const [fromPx, toPx] = [Math.max(0, from), Math.min(linePx, to)];
    if (toPx > fromPx && !isClear(colour)) out.push({ fromPx, toPx, colour });
  };
  const addAll = (shift: Px): void => {
    for (const [at, { colour }] of stops.entries()) {
      const next = stops[at + 1];
      if (next === undefined) break;
      const [from, to] = [(places[at] ?? 0) + shift, (places[at + 1] ?? 0) + shift];
      const steps = next.colour === colour ? 1 : STEPS;
      for (let step = 0; step < steps; step++) add(from + ((to - from) * step) / steps, from + ((to - from) * (step + 1)) / steps, between(colour, next.colour, steps === 1 ? 0 : (step + 0.5) / steps));
    }
  };
  if (isRepeating && period >= LEAST_PERIOD_PX) {
    for (let shift = -Math.ceil(first / period) * period; first + shift < linePx; shift += period) addAll(shift);
    return out;
  }
  add(0, first, stops[0]?.colour ?? '');
  addAll(0);
  add(last, linePx, stops.at(-1)?.colour ?? '');
  return out;
}

const STEPS = 16;
const LEAST_PERIOD_PX: Px = 1;

/** In px, each no less than the one before; those that are not told are spread evenly. */
function placesOf(stops: readonly GradientStop[], linePx: Px): readonly Px[] {
  const told = stops.map(({ at }, i) => (at === undefined ? (i === 0 ? 0 : i === stops.length - 1 ? linePx : undefined) : 'px' in at ? at.px : at.share * linePx));
  const out: Px[] = [];
  for (const [i, place] of told.entries()) {
    const before = out.at(-1) ?? 0;
    const next = told.findIndex((one, at) => at > i && one !== undefined);
    out.push(i === 0 ? (place ?? 0) : Math.max(before, place ?? before + ((told[next] ?? before) - before) / (next - i + 1)));
  }
  return out;
}

export function drawGradient(pen: Pen, gradient: Gradient, { left, top, width, height }: Box): void {
  const radians = (gradient.angleDegrees * Math.PI) / 180;
  const [along, down] = [Math.sin(radians), -Math.cos(radians)];
  const linePx = Math.abs(width * along) + Math.abs(height * down);
  const [middleX, middleY, reach] = [left + width / 2, top + height / 2, width + height];
  pen.save();
  pen.beginPath();
  pen.rect(left, top, width, height);
  pen.clip();
  for (const { fromPx, toPx, colour } of bandsOf(gradient, linePx)) {
    pen.fillStyle = colour;
    pen.beginPath();
    for (const [at, side] of [[fromPx, -1], [toPx, -1], [toPx, 1], [fromPx, 1]] as const) {
      const [x, y] = [middleX + along * (at - linePx / 2) - down * side * reach, middleY + down * (at - linePx / 2) + along * side * reach];
      if (at === fromPx && side === -1) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    }
    pen.closePath();
    pen.fill();
  }
  pen.restore();
}

function between(one: string, other: string, share: number): string {
  if (share === 0) return one;
  const [a, b] = [channels(one), channels(other)];
  if (a === undefined || b === undefined || isClear(one) || isClear(other)) return share < 0.5 ? one : other;
  const mixed = [0, 1, 2].map((i) => Math.round((a[i] ?? 0) + ((b[i] ?? 0) - (a[i] ?? 0)) * share));
  return `rgb(${mixed.join(', ')})`;
}

/** Nothing of it is seen. */
export function isClear(colour: string): boolean {
  return colour === 'transparent' || /^rgba\(.*, 0\)$/.test(colour) || colour.endsWith('/ 0)');
}

/** "40% 100%" at "50% 0px", of a layer that is not repeated. */
function partOf(box: Box, size: string, position: string): Box {
  const [across = 'auto', down = 'auto'] = size.split(' ');
  const [x = '0%', y = '0%'] = position.split(' ');
  const [width, height] = [lengthOf(across, box.width), lengthOf(down, box.height)];
  return { left: box.left + offsetOf(x, box.width - width), top: box.top + offsetOf(y, box.height - height), width, height };
}

function lengthOf(text: string, whole: Px): Px {
  const length = Number.parseFloat(text);
  return Number.isNaN(length) ? whole : text.endsWith('%') ? (length / 100) * whole : length;
}

function offsetOf(text: string, room: Px): Px {
  const offset = Number.parseFloat(text);
  return Number.isNaN(offset) ? 0 : text.endsWith('%') ? (offset / 100) * room : offset;
}

/** At commas that stand in no brackets. */
function apart(text: string): readonly string[] {
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === '(') depth++;
    else if (text[at] === ')') depth--;
    else if (at === text.length || (text[at] === ',' && depth === 0)) {
      out.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return out;
}
