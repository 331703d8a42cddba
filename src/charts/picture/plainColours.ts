// Colours of an SVG file as every program knows them: browsers tell mixed ones as oklab(), oklch() or color(), which others draw black.

const MIXED = /(?<=(?:fill|stroke|color)(?:="|:))(?:oklch|oklab|lch|lab|color)\([^()"]*\)/g;

/** Of a document with a canvas. */
export function plainColours(svg: string): string {
  const known = new Map<string, string>();
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) return svg;
  return svg.replaceAll(MIXED, (colour) => {
    let plain = known.get(colour);
    if (plain === undefined) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha = 255] = pen.getImageData(0, 0, 1, 1).data;
      plain = alpha === 255 ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${(alpha / 255).toFixed(3)})`;
      known.set(colour, plain);
    }
    return plain;
  });
}
