import { describe, expect, test } from 'vitest';
import { svgFile, svgPen } from './svgPen.ts';

const measure = (text: string): number => text.length * 6;

describe('a pen that writes SVG', () => {
  test('boxes, in the style in force', () => {
    const { pen, elements } = svgPen(measure);
    pen.fillStyle = '#123';
    pen.fillRect(1, 2, 3.14159, 4);
    pen.globalAlpha = 0.5;
    pen.strokeStyle = 'rgb(1, 2, 3)';
    pen.lineWidth = 2;
    pen.setLineDash([4, 2]);
    pen.strokeRect(0, 0, 5, 5);
    expect(elements().split('\n')).toEqual([
      '<rect x="1" y="2" width="3.14" height="4" fill="#123"/>',
      '<rect x="0" y="0" width="5" height="5" fill="none" stroke="rgb(1, 2, 3)" stroke-width="2" stroke-dasharray="4 2" opacity="0.5"/>',
    ]);
  });

  test('paths', () => {
    const { pen, elements } = svgPen(measure);
    pen.beginPath();
    pen.moveTo(0, 0);
    pen.lineTo(10, 5);
    pen.closePath();
    pen.fill();
    pen.beginPath();
    pen.rect(1, 1, 2, 3);
    pen.stroke();
    pen.beginPath();
    pen.arc(0, 0, 10, 0, 2 * Math.PI);
    pen.fill();
    const [triangle, box, circle] = elements().split('\n');
    expect(triangle).toBe('<path d="M0 0L10 5Z" fill="#000"/>');
    expect(box).toContain('d="M1 1h2v3h-2Z"');
    expect(circle).toContain('d="M10 0A10 10 0 0 1 -10 0A10 10 0 0 1 10 0"');
  });

  test('texts: where they stand, whatever is in them', () => {
    const { pen, elements } = svgPen(measure);
    pen.font = 'italic 12px "Some Sans", sans-serif';
    pen.textAlign = 'right';
    pen.textBaseline = 'middle';
    pen.fillText('</text><script>&\u0007', 7, 8);
    expect(elements()).toBe(
      '<text x="7" y="8" style="font:italic 12px &quot;Some Sans&quot;, sans-serif" text-anchor="end" dominant-baseline="central" fill="#000">&lt;/text&gt;&lt;script&gt;&amp;\ufffd</text>',
    );
    expect(pen.measureText('four').width).toBe(24);
  });

  test('what was saved comes back', () => {
    const { pen, elements } = svgPen(measure);
    pen.save();
    pen.fillStyle = 'red';
    pen.setLineDash([1]);
    pen.restore();
    pen.restore();
    pen.strokeRect(0, 0, 1, 1);
    pen.fillRect(0, 0, 1, 1);
    expect(elements()).not.toMatch(/red|dash/);
  });

  test('a file of its own', () => {
    expect(svgFile({ widthPx: 10.005, heightPx: 20 }, 'a < b', '<g/>')).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="10.01" height="20" viewBox="0 0 10.01 20" font-family="sans-serif" font-size="12">\n<title>a &lt; b</title>\n<g/>\n</svg>\n',
    );
  });

  test('what is cut off, within what is cut off already, until it is given back; images', () => {
    let ids = 0;
    const { pen, elements } = svgPen(measure, { nextId: () => `c${ids++}`, imageAddress: (_image, x, y, width, height) => `data:${x},${y},${width},${height}` });
    const cut = (x: number): void => {
      pen.beginPath();
      pen.rect(x, 0, 10, 10);
      pen.clip();
    };
    pen.save();
    cut(0);
    pen.fillRect(0, 0, 1, 1);
    pen.save();
    cut(5);
    pen.imageSmoothingEnabled = false;
    pen.drawImage({} as CanvasImageSource, 1, 2, 3, 4, 10, 20, 30, 40);
    pen.restore();
    pen.fillRect(0, 0, 2, 2);
    pen.restore();
    pen.fillRect(0, 0, 3, 3);
    expect(elements().split('\n')).toEqual([
      '<clipPath id="c0"><path d="M0 0h10v10h-10Z"/></clipPath>',
      '<rect x="0" y="0" width="1" height="1" fill="#000" clip-path="url(#c0)"/>',
      '<clipPath id="c1" clip-path="url(#c0)"><path d="M5 0h10v10h-10Z"/></clipPath>',
      '<image x="10" y="20" width="30" height="40" href="data:1,2,3,4" preserveAspectRatio="none" style="image-rendering:pixelated" clip-path="url(#c1)"/>',
      '<rect x="0" y="0" width="2" height="2" fill="#000" clip-path="url(#c0)"/>',
      '<rect x="0" y="0" width="3" height="3" fill="#000"/>',
    ]);
  });
});
