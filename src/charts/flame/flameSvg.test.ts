import { describe, expect, it } from 'vitest';
import type { FlamePalette } from './flamePalette.ts';
import { flameSvg, type FlameSvgOptions } from './flameSvg.ts';
import { ROW_PX } from './geometry.ts';
import { SMALL_TREE, testLayout } from './testLayout.ts';

const palette = { ground: '#fff', root: '#ddd', ink: '#111', rootInk: '#222', module: (hash: number) => `#00${hash}` } as unknown as FlamePalette;
const options: FlameSvgOptions = {
  widthPx: 1000,
  direction: 'icicle',
  colourBy: 'package',
  palette,
  fitName: (name) => name,
  describe: ({ name, total }) => `${name}: ${total}`,
  title: 'a heap',
  heading: { elements: '<text>above</text>', heightPx: 50 },
};

describe('a flame graph as SVG', () => {
  it('has every box at its place, named and described', () => {
    const svg = flameSvg(testLayout(SMALL_TREE), options);
    expect(svg.match(/<rect x=/g)).toHaveLength(6);
    expect(svg).toContain(`viewBox="0 0 1000 ${50 + 3 * ROW_PX}"`);
    expect(svg).toContain('<title>a heap</title>\n<text>above</text>\n<g transform="translate(0 50)">');
    expect(svg).toContain(`<g><title>c: 20</title><rect x="400" y="${2 * ROW_PX}" width="199" height="${ROW_PX - 1}" fill="#001"/><text x="404" y="${2 * ROW_PX + 14}" fill="#111">c</text></g>`);
    expect(svg).toContain('<title>root: 100</title><rect x="0" y="0" width="999" height="19" fill="#ddd"/>');
  });

  it('stands on its root where the picture does', () => {
    expect(flameSvg(testLayout(SMALL_TREE), { ...options, direction: 'flame' })).toContain(`<title>root: 100</title><rect x="0" y="${2 * ROW_PX}"`);
  });

  it('takes names for text, whatever is in them', () => {
    const svg = flameSvg(testLayout({ name: '</title><script>"a"&\u0007', self: 1 }), options);
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&lt;/title&gt;&lt;script&gt;&quot;a&quot;&amp;\ufffd: 1');
  });
});
