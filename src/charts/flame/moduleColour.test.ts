import { describe, expect, it } from 'vitest';
import { moduleColour, moduleHue, oklchToHex } from './moduleColour.ts';

describe('OKLCH', () => {
  // References from CSS Color 4: the OKLCH of sRGB's corners.
  it.each([
    [1, 0, 0, '#ffffff'],
    [0, 0, 0, '#000000'],
    [0.62796, 0.25768, 29.234, '#ff0000'],
    [0.86644, 0.29483, 142.495, '#00ff00'],
    [0.45201, 0.31321, 264.052, '#0000ff'],
    [0.59987, 0, 0, '#808080'],
  ])('%d %d %d is %s', (l, c, h, hex) => {
    expect(oklchToHex(l, c, h)).toBe(hex);
  });

  it('clips what a screen cannot show', () => {
    expect(oklchToHex(0.9, 0.4, 150)).toMatch(/^#[0-9a-f]{6}$/);
  });
});

describe('colours of modules', () => {
  it('are the same for the same hash', () => {
    expect(moduleColour(0x1234abcd, 0.83, 0.075)).toBe(moduleColour(0x1234abcd, 0.83, 0.075));
  });

  it('spread neighbouring hashes over the wheel', () => {
    const sectors = new Set(Array.from({ length: 24 }, (_, hash) => Math.floor(moduleHue(hash) / 15)));
    expect(sectors.size).toBeGreaterThanOrEqual(18);
  });

  // Theme: --flame-lightness, --flame-chroma and --flame-ink in light and dark.
  it.each([
    [0.83, 0.075, '#1b1f24'],
    [0.46, 0.07, '#f2f4f6'],
  ])('carry the ink of the theme at 4.5 : 1 whatever the hue (lightness %d)', (lightness, chroma, ink) => {
    for (let hue = 0; hue < 360; hue++) {
      expect(contrast(oklchToHex(lightness, chroma, hue), ink)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
