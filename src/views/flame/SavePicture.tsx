import type { ReactNode } from 'react';
import type { FlameLayout, ProfileOptions } from '../../../workers/api.ts';
import { drawFlame } from '../../charts/flame/drawFlame.ts';
import { readFlamePalette } from '../../charts/flame/flamePalette.ts';
import { flameSvg } from '../../charts/flame/flameSvg.ts';
import { ROW_PX, WHOLE_WIDTH, type Direction } from '../../charts/flame/geometry.ts';
import { indexRows } from '../../charts/flame/rows.ts';
import { createNameFitter } from '../../charts/flame/shortName.ts';
import { measureIn } from '../../charts/flame/textWidth.ts';
import { plainColours } from '../../charts/picture/plainColours.ts';
import { pngOfPicture, svgOfHeading } from '../../charts/pictureFile.ts';
import { usePalette } from '../../charts/usePalette.ts';
import { pictureHeading } from '../profile/pictureHeading.ts';
import { PictureMenu, type PictureForm } from '../profile/PictureMenu.tsx';
import type { FlameColour } from '../profile/profileLook.ts';
import { saveBlob } from '../saveText.ts';
import { boxInWords, type Measure } from './boxFigures.ts';

interface Props {
  readonly layout: FlameLayout;
  readonly measure: Measure;
  readonly colourBy: FlameColour;
  readonly direction: Direction;
  readonly fileName: string;
  readonly sampleType: string;
  readonly options: ProfileOptions;
}

/** Layouts are asked for by the screen's pixels: a picture that is as wide has all their boxes. */
const LEAST_WIDTH_PX = 1200;

/** The zoomed part of the flame graph as a file, as deep as it goes. */
export function SavePicture({ layout, measure, colourBy, direction, fileName, sampleType, options }: Props): ReactNode {
  const theme = usePalette();
  const save = async (as: PictureForm): Promise<void> => {
    const palette = readFlamePalette(document.body, theme);
    const fitName = createNameFitter(measureIn(palette.font), 'box');
    const widthPx = Math.max(LEAST_WIDTH_PX, innerWidth);
    const zoomed = layout.focus.depth === 0 ? undefined : layout.breadcrumb.at(-1)?.name;
    const heading = pictureHeading({ fileName, type: sampleType, unit: measure.unit, total: layout.grandTotal, options, colourBy, zoomed }, palette);
    const name = `${fileName}.${sampleType}`;
    if (as === 'svg') {
      const above = svgOfHeading(heading, theme, widthPx, (text, font) => measureIn(font)(text));
      const svg = flameSvg(layout, { widthPx, direction, colourBy, palette, fitName, describe: (box) => boxInWords(box, layout, measure), title: heading.title, heading: above });
      saveBlob(new Blob([plainColours(svg)], { type: 'image/svg+xml' }), `${name}.svg`);
      return;
    }
    const heightPx = layout.rows * ROW_PX;
    const png = await pngOfPicture(
      {
        size: { widthPx, heightPx },
        heading,
        paint: (pen, topPx) => {
          // The heading comes over what is above the first row; a flame stands on the lower edge anyway.
          const geometry = { widthPx, viewportPx: heightPx + topPx, scrollPx: direction === 'icicle' ? -topPx : 0, rows: layout.rows, direction };
          const picture = { layout, rows: indexRows(layout), geometry, window: WHOLE_WIDTH, matches: undefined, colourBy, chosen: undefined, note: undefined, hovered: undefined, cursor: undefined };
          drawFlame(pen, picture, palette, fitName);
        },
      },
      theme,
    );
    if (png !== undefined) saveBlob(png, `${name}.png`);
  };
  return <PictureMenu onSave={(as) => void save(as)} />;
}
