// What a view shows as a picture with a heading, as SVG or PNG.
import { drawHeading, type Heading, headingPx } from '../heading.ts';
import type { Palette } from '../palette.ts';
import type { MeasureIn } from '../pictureFile.ts';
import { svgFile, svgPen, type SvgSurroundings } from '../svgPen.ts';
import { elementSvg } from './elementSvg.ts';
import { plainColours } from './plainColours.ts';

export interface ViewPicture {
  readonly svg: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

export function pictureOf(host: Element, heading: Heading, theme: Palette): ViewPicture {
  const measure = canvasMeasure();
  const { elements, widthPx, heightPx } = elementSvg(host, measure, surroundings());
  const topPx = headingPx(heading);
  const above = svgPen(measure);
  above.pen.fillStyle = theme.surface;
  above.pen.fillRect(0, 0, widthPx, heightPx + topPx);
  drawHeading(above.pen, heading, theme, widthPx);
  const svg = svgFile({ widthPx, heightPx: heightPx + topPx }, heading.title, `${above.elements()}\n<svg y="${topPx}" width="${widthPx}" height="${heightPx}">\n${elements}\n</svg>`);
  return { svg: plainColours(svg), widthPx, heightPx: heightPx + topPx };
}

const SHARPNESS = 2;

/** Rejects if the browser does not draw it. */
export async function pngOf({ svg, widthPx, heightPx }: ViewPicture): Promise<Blob> {
  const image = new Image(widthPx, heightPx);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(widthPx * SHARPNESS);
  canvas.height = Math.round(heightPx * SHARPNESS);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The browser does not make a PNG of this size.')) : resolve(blob)), 'image/png');
  });
}

function canvasMeasure(): MeasureIn {
  const pen = document.createElement('canvas').getContext('2d');
  return (text, font) => {
    if (pen === null) return 0;
    pen.font = font;
    return pen.measureText(text).width;
  };
}

function surroundings(): SvgSurroundings {
  let ids = 0;
  return {
    nextId: () => `clip${ids++}`,
    imageAddress(image, x, y, width, height) {
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(width));
      canvas.height = Math.max(1, Math.round(height));
      canvas.getContext('2d')?.drawImage(image, x, y, width, height, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/png');
    },
  };
}
