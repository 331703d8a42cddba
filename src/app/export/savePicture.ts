// The view on screen as a picture.
import { type DocumentFacts, type TimeRange, VERSION } from '../../../workers/api.ts';
import { t } from '../../../language/t.ts';
import { readPalette } from '../../charts/palette.ts';
import { pictureOf, pngOf } from '../../charts/picture/viewPicture.ts';
import { formatMoment, formatNs } from '../../views/format.ts';
import { saveBlob } from '../../views/saveText.ts';

export interface Pictured {
  readonly name: string;
  /** The view's, as the list of views has it. */
  readonly viewName: string;
  readonly view: string;
  readonly facts: DocumentFacts;
  /** What is in sight of the recording; undefined: all of it. */
  readonly window: TimeRange | undefined;
}

/** The file's name. Rejects if the browser does not draw it. */
export async function savePicture(pictured: Pictured, as: 'svg' | 'png'): Promise<string> {
  const { name, view, viewName } = pictured;
  const host = document.querySelector('.shell__main');
  if (host === null) throw new Error('There is no view.');
  const picture = pictureOf(host, { title: t('{file}: {view}', { view: viewName, file: name }), source: sourceLine(pictured), legend: [] }, readPalette(document.body));
  const fileName = `${name}.${view}.${as}`;
  saveBlob(as === 'svg' ? new Blob([picture.svg], { type: 'image/svg+xml' }) : await pngOf(picture), fileName);
  return fileName;
}

function sourceLine({ facts, window }: Pictured): string {
  const drawn = t('drawn by Gopherscope {version}', { version: VERSION });
  if (facts.kind === 'pprof') return [t('as recorded'), drawn].join(' · ');
  if (window === undefined) return [t('all {whole}', { whole: formatNs(facts.durationNs) }), drawn].join(' · ');
  return [t('{length} from {start} on, of {whole}', { length: formatNs(window.endNs - window.startNs), start: formatMoment(window.startNs, facts.durationNs), whole: formatNs(facts.durationNs) }), drawn].join(' · ');
}
