// Draws the share of waits that are longer than a length, log against log: the tail is what a mean and a median do not tell.
import type { Ns, Px, WaitDistribution } from '../../../workers/api.ts';
import { labelFont } from '../../charts/axis/drawAxes.ts';
import { textWidth } from '../../charts/marks/text.ts';
import type { Palette } from '../../charts/palette.ts';
import type { Pen, SizePx } from '../../charts/pen.ts';
import { formatNs } from '../format.ts';

export interface TailPlace {
  readonly leftPx: Px;
  readonly topPx: Px;
  readonly widthPx: Px;
  readonly heightPx: Px;
  readonly lowNs: Ns;
  readonly highNs: Ns;
  /** The smallest share on the axis: a power of ten. */
  readonly lowShare: number;
}

export interface TailPicture {
  /** The last one is the one that percentiles are marked of. */
  readonly sides: readonly Pick<WaitDistribution, 'tail' | 'percentiles'>[];
  readonly chosenNs: Ns | undefined;
}

const LEFT_PX: Px = 64;
const RIGHT_PX: Px = 24;
const TOP_PX: Px = 16;
const BOTTOM_PX: Px = 28;
/** One in a million: rarer waits than that share its line. */
const LEAST_SHARE = 1e-6;
const LABEL_ROOM_PX: Px = 46;

/** undefined: there is no wait to draw. */
export function tailPlace({ widthPx, heightPx }: SizePx, sides: readonly Pick<WaitDistribution, 'tail' | 'count'>[]): TailPlace | undefined {
  const ends = sides.flatMap(({ tail }) => [tail.atNs[0], tail.atNs.at(-1)]).filter((ns) => ns !== undefined);
  if (ends.length === 0) return undefined;
  const lowNs = 10 ** Math.floor(Math.log10(Math.max(1, Math.min(...ends))));
  const highNs = Math.max(lowNs * 10, 10 ** Math.ceil(Math.log10(Math.max(1, ...ends))));
  const most = Math.max(1, ...sides.map(({ count }) => count));
  const lowShare = Math.max(LEAST_SHARE, 10 ** -Math.max(1, Math.ceil(Math.log10(most))));
  return { leftPx: LEFT_PX, topPx: TOP_PX, widthPx: Math.max(1, widthPx - LEFT_PX - RIGHT_PX), heightPx: Math.max(1, heightPx - TOP_PX - BOTTOM_PX), lowNs, highNs, lowShare };
}

export function xOfNs({ leftPx, widthPx, lowNs, highNs }: TailPlace, ns: Ns): Px {
  const place = Math.log(Math.max(lowNs, ns) / lowNs) / Math.log(highNs / lowNs);
  return leftPx + Math.min(1, place) * widthPx;
}

export function nsAtX({ leftPx, widthPx, lowNs, highNs }: TailPlace, xPx: Px): Ns {
  const place = Math.max(0, Math.min(1, (xPx - leftPx) / widthPx));
  return Math.round(lowNs * (highNs / lowNs) ** place);
}

function yOfShare({ topPx, heightPx, lowShare }: TailPlace, share: number): Px {
  return topPx + Math.min(1, Math.log(Math.max(share, lowShare)) / Math.log(lowShare)) * heightPx;
}

/** The share of waits longer than a length. */
export function shareBeyond({ atNs, share }: WaitDistribution['tail'], ns: Ns): number {
  const at = atNs.findLastIndex((one) => one <= ns);
  return at < 0 ? 1 : (share[at] ?? 0);
}

export function paintTail(pen: Pen, place: TailPlace, { sides, chosenNs }: TailPicture, palette: Palette): void {
  drawGrid(pen, place, palette);
  if (chosenNs !== undefined) {
    const x = xOfNs(place, chosenNs);
    pen.fillStyle = palette.selection;
    pen.fillRect(x, place.topPx, place.leftPx + place.widthPx - x, place.heightPx);
    pen.fillStyle = palette.selectionEdge;
    pen.fillRect(Math.round(x) - 1, place.topPx, 2, place.heightPx);
  }
  for (const [nth, side] of sides.entries()) drawSide(pen, place, side, nth < sides.length - 1, palette);
  const last = sides.at(-1);
  if (last !== undefined) drawPercentiles(pen, place, last, palette);
}

function drawGrid(pen: Pen, place: TailPlace, palette: Palette): void {
  const { leftPx, topPx, widthPx, heightPx, lowNs, highNs, lowShare } = place;
  pen.font = labelFont(palette);
  pen.textBaseline = 'middle';
  pen.textAlign = 'right';
  for (let power = 0; power >= Math.round(Math.log10(lowShare)); power--) {
    const y = Math.round(yOfShare(place, 10 ** power));
    pen.fillStyle = palette.line;
    pen.fillRect(leftPx, y, widthPx, 1);
    pen.fillStyle = palette.ink3;
    pen.fillText(`${Number((100 * 10 ** power).toPrecision(1))} %`, leftPx - 8, y);
  }
  pen.textAlign = 'center';
  const decades = Math.round(Math.log10(highNs / lowNs));
  const step = widthPx / Math.max(1, decades) < LABEL_ROOM_PX ? 3 : 1;
  for (let power = Math.round(Math.log10(lowNs)); power <= Math.round(Math.log10(highNs)); power++) {
    const x = Math.round(xOfNs(place, 10 ** power));
    pen.fillStyle = palette.line;
    pen.fillRect(x, topPx, 1, heightPx);
    pen.fillStyle = palette.ink3;
    if (power % step === 0) pen.fillText(decadeText(power), x, topPx + heightPx + 14);
  }
}

/** Dashes: what came before a moment. */
function drawSide(pen: Pen, place: TailPlace, { tail }: TailPicture['sides'][number], dashed: boolean, palette: Palette): void {
  pen.strokeStyle = dashed ? palette.ink2 : palette.runnable;
  pen.lineWidth = 2;
  pen.setLineDash(dashed ? [5, 4] : []);
  pen.beginPath();
  pen.moveTo(place.leftPx, yOfShare(place, 1));
  let y = yOfShare(place, 1);
  for (const [at, ns] of tail.atNs.entries()) {
    const x = xOfNs(place, ns);
    pen.lineTo(x, y);
    y = yOfShare(place, tail.share[at] ?? 0);
    pen.lineTo(x, y);
  }
  pen.stroke();
  pen.setLineDash([]);
}

function drawPercentiles(pen: Pen, place: TailPlace, { percentiles }: TailPicture['sides'][number], palette: Palette): void {
  pen.font = labelFont(palette);
  pen.textBaseline = 'middle';
  for (const { percent, ns } of percentiles) {
    const share = 1 - percent / 100;
    if (share < place.lowShare * 0.999) continue;
    const x = xOfNs(place, ns);
    const y = yOfShare(place, share);
    pen.beginPath();
    pen.arc(x, y, 3.5, 0, 2 * Math.PI);
    pen.fillStyle = palette.ink;
    pen.fill();
    const text = `p${percent} ${formatNs(ns)}`;
    const width = textWidth(pen, text);
    const leftwards = x + 8 + width > place.leftPx + place.widthPx;
    pen.textAlign = leftwards ? 'right' : 'left';
    pen.fillStyle = palette.surface;
    pen.globalAlpha = 0.8;
    pen.fillRect(leftwards ? x - 10 - width : x + 6, y - 15, width + 4, 13);
    pen.globalAlpha = 1;
    pen.fillStyle = palette.ink;
    pen.fillText(text, leftwards ? x - 8 : x + 8, y - 8);
  }
}

function decadeText(power: number): string {
  const [unit, from] = power >= 9 ? (['s', 9] as const) : power >= 6 ? (['ms', 6] as const) : power >= 3 ? (['µs', 3] as const) : (['ns', 0] as const);
  return `${10 ** (power - from)} ${unit}`;
}
