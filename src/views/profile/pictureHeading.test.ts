import { expect, test } from 'vitest';
import { drawHeading, headingPx } from '../../charts/heading.ts';
import type { FlamePalette } from '../../charts/flame/flamePalette.ts';
import type { Palette } from '../../charts/palette.ts';
import { recordingPen } from '../../charts/recordingPen.ts';
import { formatValue } from '../format.ts';
import { pictureHeading, type Pictured } from './pictureHeading.ts';

const palette = {
  origin: { own: 'own', 'third party': 'third', 'standard library': 'std', runtime: 'rt', foreign: 'foreign', unknown: '?' },
  difference: (share: number) => `d${share}`,
} as unknown as FlamePalette;
const theme = { surface: 'white', ink: 'black', ink2: 'grey', fontSans: 'sans', fontMono: 'mono' } as unknown as Palette;
const heap: Pictured = { fileName: 'heap.pb.gz', type: 'inuse_space', unit: 'bytes', total: 2048, options: {}, colourBy: 'package' };

test('says what it is of and how it was looked at', () => {
  expect(pictureHeading(heap, palette)).toEqual({
    title: 'inuse_space of heap.pb.gz',
    source: `${formatValue(2048, 'bytes')} in all · as recorded · drawn by Gopherscope`,
    legend: [{ text: 'One colour a package' }],
  });
  const options = { focus: 'main', showFrom: 'http', noInlines: true, granularity: 'lines', base: { profile: 'old.pb.gz', how: 'diff_base', normalize: true } } as const;
  const looked = pictureHeading({ ...heap, options, zoomed: 'main.run', colourBy: 'difference' }, palette);
  expect(looked.title).toBe('inuse_space of heap.pb.gz: main.run');
  expect(looked.source).toBe(`${formatValue(2048, 'bytes')} in all · focus=main · show_from=http · granularity=lines · noinlines · diff_base=old.pb.gz · normalize · drawn by Gopherscope`);
  expect(looked.legend.map(({ colour }) => colour)).toEqual(['d-1', 'd0', 'd1', undefined]);
});

test('stands above the picture, each colour before its word', () => {
  const heading = pictureHeading({ ...heap, colourBy: 'origin' }, palette);
  const recording = recordingPen();
  drawHeading(recording.pen, heading, theme, 800);
  expect(recording.of('fillText').map(({ args }) => args[0])).toEqual([heading.title, heading.source, ...heading.legend.map(({ text }) => text)]);
  expect(recording.of('fillRect')[0]?.args).toEqual([0, 0, 800, headingPx(heading)]);
  expect(recording.of('fillRect').slice(1).map(({ fill }) => fill)).toEqual(['own', 'third', 'std', 'rt', 'foreign', '?']);
  const lowest = Math.max(...recording.of('fillText').map(({ args }) => Number(args[2])));
  expect(lowest).toBeLessThan(headingPx(heading));
});
