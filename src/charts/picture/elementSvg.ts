// A part of the page as SVG elements: boxes with their colours and lines, texts where they stand, charts drawn anew. What is scrolled out of sight or
// made for screen readers alone is left out; so are controls.
import type { Px } from '../../../workers/api.ts';
import type { MeasureIn } from '../pictureFile.ts';
import type { Pen } from '../pen.ts';
import { svgPen, type SvgSurroundings } from '../svgPen.ts';
import { drawGradient, gradientLayers, isClear } from './gradients.ts';
import { inlineSvg } from './inlineSvg.ts';
import { paintOf } from './shownCanvases.ts';
import { linesOf } from './textLines.ts';

export interface ElementSvg {
  readonly elements: string;
  readonly widthPx: Px;
  readonly heightPx: Px;
}

/** Not part of a picture. */
const CONTROLS = '.zoom, .button, .icon-button, input, select, textarea, [role="slider"], [data-picture="no"]';

/** What a closed fold holds has places on the page all the same. */
const FOLDED = 'details:not([open]) > :not(summary)';

export function elementSvg(host: Element, measure: MeasureIn, surroundings: SvgSurroundings): ElementSvg {
  const bounds = host.getBoundingClientRect();
  const writer = new ElementWriter(bounds, measure, surroundings);
  for (const child of host.children) writer.add(child, bounds);
  return { elements: writer.elements(), widthPx: bounds.width, heightPx: bounds.height };
}

class ElementWriter {
  readonly #origin: DOMRect;
  readonly #measure: MeasureIn;
  readonly #surroundings: SvgSurroundings;
  readonly #out: string[] = [];

  constructor(origin: DOMRect, measure: MeasureIn, surroundings: SvgSurroundings) {
    this.#origin = origin;
    this.#measure = measure;
    this.#surroundings = surroundings;
  }

  elements(): string {
    return this.#out.join('\n');
  }

  /** `clip`: what of it can be seen. */
  add(element: Element, clip: DOMRect): void {
    if (element.matches(CONTROLS) || element.matches(FOLDED)) return;
    const style = getComputedStyle(element);
    if (style.display === 'none' || style.visibility !== 'visible' || style.opacity === '0') return;
    const box = element.getBoundingClientRect();
    const seen = intersection(box, clip);
    const isClipping = style.overflowX !== 'visible' || style.overflowY !== 'visible';
    // Made for screen readers: a pixel of what is larger.
    if (isClipping && (seen === undefined || (box.width <= 1 && box.height <= 1))) return;
    if (seen !== undefined && style.display !== 'contents') this.#addBox(style, box, clip);
    if (element instanceof HTMLCanvasElement) {
      if (seen !== undefined) this.#addCanvas(element, box);
      return;
    }
    if (element instanceof SVGSVGElement) {
      if (seen !== undefined) this.#out.push(inlineSvg(element, this.#x(box), this.#y(box)));
      return;
    }
    const inner = isClipping && seen !== undefined ? seen : clip;
    for (const child of element.childNodes) {
      if (child instanceof Element) this.add(child, inner);
      else if (child instanceof Text) this.#addText(child, style, inner);
    }
  }

  #addBox(style: CSSStyleDeclaration, box: DOMRect, clip: DOMRect): void {
    this.#draw(clip, box, (pen) => {
      const left = this.#x(box);
      const top = this.#y(box);
      if (!isClear(style.backgroundColor)) {
        pen.fillStyle = style.backgroundColor;
        pen.fillRect(left, top, box.width, box.height);
      }
      const layers = style.backgroundImage === 'none' ? [] : gradientLayers(style.backgroundImage, style.backgroundSize, style.backgroundPosition, { left, top, width: box.width, height: box.height });
      for (const layer of layers) drawGradient(pen, layer.gradient, layer.box);
      const border = (widthText: string, line: string, colour: string, x: Px, y: Px, across: Px, down: Px): void => {
        if (line === 'none' || !(parseFloat(widthText) > 0) || isClear(colour)) return;
        pen.fillStyle = colour;
        pen.fillRect(x, y, across, down);
      };
      const [above, right, below, before] = [style.borderTopWidth, style.borderRightWidth, style.borderBottomWidth, style.borderLeftWidth].map(parseFloat);
      border(style.borderTopWidth, style.borderTopStyle, style.borderTopColor, left, top, box.width, above ?? 0);
      border(style.borderBottomWidth, style.borderBottomStyle, style.borderBottomColor, left, top + box.height - (below ?? 0), box.width, below ?? 0);
      border(style.borderLeftWidth, style.borderLeftStyle, style.borderLeftColor, left, top, before ?? 0, box.height);
      border(style.borderRightWidth, style.borderRightStyle, style.borderRightColor, left + box.width - (right ?? 0), top, right ?? 0, box.height);
    });
  }

  #addText(node: Text, style: CSSStyleDeclaration, clip: DOMRect): void {
    for (const { text, box } of linesOf(node)) {
      if (intersection(box, clip) === undefined) continue;
      this.#draw(clip, box, (pen) => {
        pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        pen.fillStyle = style.color;
        pen.textBaseline = 'middle';
        pen.textAlign = 'left';
        pen.fillText(style.textTransform === 'uppercase' ? text.toUpperCase() : text, this.#x(box), this.#y(box) + box.height / 2);
      });
    }
  }

  /** In a frame of its own, which cuts off what hangs over. */
  #addCanvas(canvas: HTMLCanvasElement, box: DOMRect): void {
    const paint = paintOf(canvas);
    if (paint === undefined) return;
    const { pen, elements } = svgPen(this.#measure, this.#surroundings);
    paint(pen, { widthPx: canvas.clientWidth, heightPx: canvas.clientHeight });
    this.#out.push(`<svg x="${this.#x(box)}" y="${this.#y(box)}" width="${box.width}" height="${box.height}" overflow="hidden">`, elements(), '</svg>');
  }

  /** Cut off where it goes beyond what can be seen. */
  #draw(clip: DOMRect, box: DOMRect, draw: (pen: Pen) => void): void {
    const { pen, elements } = svgPen(this.#measure, this.#surroundings);
    const isCut = box.left < clip.left - 0.5 || box.top < clip.top - 0.5 || box.right > clip.right + 0.5 || box.bottom > clip.bottom + 0.5;
    if (isCut) {
      pen.beginPath();
      pen.rect(this.#x(clip), this.#y(clip), clip.width, clip.height);
      pen.clip();
    }
    const before = elements();
    draw(pen);
    const after = elements();
    if (after !== before) this.#out.push(after);
  }

  #x(box: DOMRect): Px {
    return box.left - this.#origin.left;
  }

  #y(box: DOMRect): Px {
    return box.top - this.#origin.top;
  }
}

/** undefined: they have nothing in common. */
function intersection(a: DOMRect, b: DOMRect): DOMRect | undefined {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const right = Math.min(a.right, b.right);
  const bottom = Math.min(a.bottom, b.bottom);
  return right > left && bottom > top ? new DOMRect(left, top, right - left, bottom - top) : undefined;
}
