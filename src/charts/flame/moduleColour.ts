// The colour of a module (a Go package) in a flame graph: the hue comes from a stable hash, lightness and chroma from the theme,
// so all boxes weigh the same to the eye and their ink is legible on every one.

const TURN = 360;
/** 2^32 divided by the golden ratio: neighbouring hashes land far apart on the colour wheel. */
const GOLDEN = 0x9e3779b1;

/** 0…360, the same for the same hash in every profile and every session. */
export function moduleHue(hash: number): number {
  return ((Math.imul(hash, GOLDEN) >>> 0) / 2 ** 32) * TURN;
}

/** `#rrggbb`. lightness 0…1, chroma as in CSS `oklch()`; what sRGB cannot show is clipped by channel. */
export function moduleColour(hash: number, lightness: number, chroma: number): string {
  return oklchToHex(lightness, chroma, moduleHue(hash));
}

/** OKLCH to sRGB by the matrices of the OKLab definition (Ottosson 2020), as CSS Color 4 uses them. */
export function oklchToHex(lightness: number, chroma: number, hueDegrees: number): string {
  const hue = (hueDegrees * Math.PI) / 180;
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return (
    '#' +
    channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) +
    channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) +
    channel(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  );
}

function channel(linear: number): string {
  const encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, encoded)))
    .toString(16)
    .padStart(2, '0');
}
