import { ImageDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { FlameLayout } from '../../../workers/api.ts';
import { drawFlame } from '../../charts/flame/drawFlame.ts';
import { readFlamePalette } from '../../charts/flame/flamePalette.ts';
import { flameSvg } from '../../charts/flame/flameSvg.ts';
import { ROW_PX, WHOLE_WIDTH, type Direction } from '../../charts/flame/geometry.ts';
import { indexRows } from '../../charts/flame/rows.ts';
import { createNameFitter } from '../../charts/flame/shortName.ts';
import { measureIn } from '../../charts/flame/textWidth.ts';
import { usePalette } from '../../charts/usePalette.ts';
import type { FlameColour } from '../profile/profileLook.ts';
import { saveBlob } from '../saveText.ts';
import { boxInWords, type Measure } from './boxFigures.ts';

interface Props {
  readonly layout: FlameLayout;
  readonly measure: Measure;
  readonly colourBy: FlameColour;
  readonly direction: Direction;
  /** What the file is named after, without its ending. */
  readonly name: string;
}

/** Layouts are asked for by the screen's pixels: a picture that is as wide has all their boxes. */
const LEAST_WIDTH_PX = 1200;
const SHARPNESS = 2;
/** What every browser's canvas can be tall. */
const MOST_CANVAS_PX = 16_000;

/** The zoomed part of the flame graph as a file, as deep as it goes. */
export function SavePicture({ layout, measure, colourBy, direction, name }: Props): ReactNode {
  const theme = usePalette();
  const save = (as: string): void => {
    const palette = readFlamePalette(document.body, theme);
    const fitName = createNameFitter(measureIn(palette.font), 'box');
    const widthPx = Math.max(LEAST_WIDTH_PX, innerWidth);
    if (as === 'svg') {
      const svg = flameSvg(layout, { widthPx, direction, colourBy, palette, fitName, describe: (box) => boxInWords(box, layout, measure), title: name });
      saveBlob(new Blob([svg], { type: 'image/svg+xml' }), `${name}.svg`);
      return;
    }
    const heightPx = layout.rows * ROW_PX;
    const canvas = document.createElement('canvas');
    const scale = Math.min(SHARPNESS, MOST_CANVAS_PX / heightPx);
    canvas.width = Math.round(widthPx * scale);
    canvas.height = Math.round(heightPx * scale);
    const pen = canvas.getContext('2d');
    if (pen === null) return;
    pen.scale(scale, scale);
    const geometry = { widthPx, viewportPx: heightPx, scrollPx: 0, rows: layout.rows, direction };
    const picture = { layout, rows: indexRows(layout), geometry, window: WHOLE_WIDTH, matches: undefined, colourBy, chosen: undefined, note: undefined, hovered: undefined, cursor: undefined };
    drawFlame(pen, picture, palette, fitName);
    canvas.toBlob((blob) => blob && saveBlob(blob, `${name}.png`), 'image/png');
  };
  return (
    <MenuTrigger>
      <Button className="icon-button icon-button--small" aria-label="Save the picture">
        <ImageDown size={15} aria-hidden />
      </Button>
      <Popover className="menu-popover" placement="bottom end">
        <Menu className="menu" aria-label="Save the picture" onAction={(key) => save(String(key))}>
          <MenuItem id="svg" className="menu__item">
            Save as SVG
          </MenuItem>
          <MenuItem id="png" className="menu__item">
            Save as PNG
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
