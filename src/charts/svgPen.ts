// A Pen that writes SVG: what a chart draws on a canvas becomes a file that stays sharp.
import { escapedXml } from './escapedXml.ts';
import type { Pen, SizePx } from './pen.ts';

export interface SvgPen {
  readonly pen: Pen;
  /** What was drawn so far, as elements. */
  readonly elements: () => string;
}

const ANCHORS: Readonly<Record<CanvasTextAlign, string>> = { left: 'start', start: 'start', center: 'middle', right: 'end', end: 'end' };
const BASELINES: Readonly<Record<CanvasTextBaseline, string>> = {
  alphabetic: 'alphabetic',
  bottom: 'text-after-edge',
  hanging: 'hanging',
  ideographic: 'ideographic',
  middle: 'central',
  top: 'text-before-edge',
};

/** What a file needs beside the calls. */
export interface SvgSurroundings {
  /** Unique within the file. */
  readonly nextId: () => string;
  /** A part of an image as a data address; undefined: it has none, and is left out. */
  readonly imageAddress: (image: CanvasImageSource, x: number, y: number, width: number, height: number) => string | undefined;
}

/**
 * What is cleared is left out: a file begins empty. Without surroundings clips and images are, too.
 *
 * @param measure width of a text in a CSS font, px.
 */
export function svgPen(measure: (text: string, font: string) => number, surroundings?: SvgSurroundings): SvgPen {
  const out: string[] = [];
  const style = {
    fillStyle: '#000',
    strokeStyle: '#000',
    globalAlpha: 1,
    lineWidth: 1,
    font: '10px sans-serif',
    textAlign: 'start' as CanvasTextAlign,
    textBaseline: 'alphabetic' as CanvasTextBaseline,
    imageSmoothingEnabled: true,
  };
  const saved: (typeof style & { readonly dash: readonly number[]; readonly clipId: string | undefined })[] = [];
  let dash: readonly number[] = [];
  let clipId: string | undefined;
  let path: string[] = [];

  const element = (name: string, attributes: Readonly<Record<string, string | number>>, text?: string): void => {
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escapedXml(value)}"`);
    out.push(`<${name}${written.join('')}${text === undefined ? '/>' : `>${escapedXml(text)}</${name}>`}`);
  };
  const clipped = (): Readonly<Record<string, string>> => (clipId === undefined ? {} : { 'clip-path': `url(#${clipId})` });
  const opacity = (): Readonly<Record<string, string | number>> => ({ ...(style.globalAlpha === 1 ? {} : { opacity: style.globalAlpha }), ...clipped() });
  const filled = (): Readonly<Record<string, string | number>> => ({ fill: style.fillStyle, ...opacity() });
  const stroked = (): Readonly<Record<string, string | number>> => ({
    fill: 'none',
    stroke: style.strokeStyle,
    'stroke-width': style.lineWidth,
    ...(dash.length === 0 ? {} : { 'stroke-dasharray': dash.join(' ') }),
    ...opacity(),
  });
  const pen = Object.assign(style, {
    save: () => void saved.push({ ...style, dash, clipId }),
    restore: () => {
      const last = saved.pop();
      if (last === undefined) return;
      const { dash: lastDash, clipId: lastClip, ...lastStyle } = last;
      Object.assign(style, lastStyle);
      dash = lastDash;
      clipId = lastClip;
    },
    beginPath: () => void (path = []),
    closePath: () => void path.push('Z'),
    moveTo: (x: number, y: number) => void path.push(`M${rounded(x)} ${rounded(y)}`),
    lineTo: (x: number, y: number) => void path.push(`${path.length === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`),
    rect: (x: number, y: number, width: number, height: number) => void path.push(`M${rounded(x)} ${rounded(y)}h${rounded(width)}v${rounded(height)}h${rounded(-width)}Z`),
    arc: (x: number, y: number, radius: number, from: number, to: number) => void path.push(arcPath(x, y, radius, from, to, path.length === 0)),
    clip: () => {
      if (surroundings === undefined) return;
      const id = surroundings.nextId();
      const outer = Object.entries(clipped()).map(([key, value]) => ` ${key}="${value}"`);
      out.push(`<clipPath id="${id}"${outer.join('')}><path d="${path.join('')}"/></clipPath>`);
      clipId = id;
    },
    fill: () => element('path', { d: path.join(''), ...filled() }),
    stroke: () => element('path', { d: path.join(''), ...stroked() }),
    fillRect: (x: number, y: number, width: number, height: number) => element('rect', { x, y, width, height, ...filled() }),
    strokeRect: (x: number, y: number, width: number, height: number) => element('rect', { x, y, width, height, ...stroked() }),
    clearRect: () => undefined,
    fillText: (text: string, x: number, y: number) =>
      element('text', { x, y, style: `font:${style.font}`, 'text-anchor': ANCHORS[style.textAlign], 'dominant-baseline': BASELINES[style.textBaseline], ...filled() }, text),
    measureText: (text: string) => ({ width: measure(text, style.font) }),
    setLineDash: (segments: number[]) => void (dash = segments),
    drawImage: (image: CanvasImageSource, sx: number, sy: number, sWidth: number, sHeight: number, x: number, y: number, width: number, height: number) => {
      const href = surroundings?.imageAddress(image, sx, sy, sWidth, sHeight);
      if (href === undefined) return;
      element('image', { x, y, width, height, href, preserveAspectRatio: 'none', ...(style.imageSmoothingEnabled ? {} : { style: 'image-rendering:pixelated' }), ...opacity() });
    },
  });
  // Of a canvas it has what Pen names, as far as a file can hold it.
  return { pen: pen as unknown as Pen, elements: () => out.join('\n') };
}

/** A whole file. */
export function svgFile({ widthPx, heightPx }: SizePx, title: string, elements: string): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${rounded(widthPx)}" height="${rounded(heightPx)}" viewBox="0 0 ${rounded(widthPx)} ${rounded(heightPx)}" font-family="sans-serif" font-size="12">`,
    `<title>${escapedXml(title)}</title>`,
    elements,
    '</svg>',
    '',
  ].join('\n');
}

/** Half circles at most in one piece: SVG does not draw an arc that ends where it begins. */
function arcPath(x: number, y: number, radius: number, from: number, to: number, isFirst: boolean): string {
  const at = (angle: number): string => `${rounded(x + radius * Math.cos(angle))} ${rounded(y + radius * Math.sin(angle))}`;
  const middle = (from + to) / 2;
  const half = (angle: number): string => `A${rounded(radius)} ${rounded(radius)} 0 0 ${to >= from ? 1 : 0} ${at(angle)}`;
  return `${isFirst ? 'M' : 'L'}${at(from)}${half(middle)}${half(to)}`;
}

/** A hundredth of a pixel is enough. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
