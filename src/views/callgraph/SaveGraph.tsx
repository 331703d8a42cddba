import type { ReactNode } from 'react';
import type { CallGraph, ProfileOptions } from '../../../workers/api.ts';
import { readFlamePalette, type FlamePalette } from '../../charts/flame/flamePalette.ts';
import { createNameFitter } from '../../charts/flame/shortName.ts';
import { measureIn } from '../../charts/flame/textWidth.ts';
import { NAME_PX } from '../../charts/graph/drawGraph.ts';
import { edgeLines } from '../../charts/graph/edgeLines.ts';
import { graphPicture } from '../../charts/graph/graphPicture.ts';
import { graphSvg } from '../../charts/graph/graphSvg.ts';
import { pngOfPicture } from '../../charts/pictureFile.ts';
import { usePalette } from '../../charts/usePalette.ts';
import { pictureHeading } from '../profile/pictureHeading.ts';
import { PictureMenu, type PictureForm } from '../profile/PictureMenu.tsx';
import type { FlameColour } from '../profile/profileLook.ts';
import { saveBlob } from '../saveText.ts';
import { boxFigures, callFigures } from './graphWords.ts';

interface Props {
  readonly graph: CallGraph;
  readonly fill: (palette: FlamePalette, node: number) => string;
  readonly colourBy: FlameColour;
  readonly fileName: string;
  readonly sampleType: string;
  readonly unit: string;
  readonly options: ProfileOptions;
  /** What is left out. */
  readonly words: readonly string[];
}

/** The graph as a file, all of it, in the colours on screen. */
export function SaveGraph({ graph, fill, colourBy, fileName, sampleType, unit, options, words }: Props): ReactNode {
  const theme = usePalette();
  const save = async (as: PictureForm): Promise<void> => {
    const flame = readFlamePalette(document.body, theme);
    const style = { theme, flame, fitName: createNameFitter(measureIn(`${NAME_PX}px ${theme.fontSans}`), 'box') };
    const saved = { graph, lines: edgeLines(graph.edges), fill: (node: number) => fill(flame, node), figures: boxFigures(graph, unit), weights: callFigures(graph, unit) };
    const { title, source, legend } = pictureHeading({ fileName, type: sampleType, unit, total: graph.grandTotal, options, colourBy }, flame);
    const picture = { ...graphPicture(saved, style), heading: { title, source, legend: [...legend, { text: words.join(' ') }] } };
    const file =
      as === 'svg'
        ? new Blob([graphSvg(picture, theme, (text, font) => measureIn(font)(text))], { type: 'image/svg+xml' })
        : await pngOfPicture(picture, theme);
    if (file !== undefined) saveBlob(file, `${fileName}.${sampleType}.graph.${as}`);
  };
  return <PictureMenu onSave={(as) => void save(as)} />;
}
